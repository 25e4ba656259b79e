package dev.holdfast.http;

import dev.holdfast.ledger.Posting;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One side of a transaction, in the history of an account.
@RegisterForReflection
@Schema(description = "One side of a transaction, in the history of an account")
public record PostingView(
        String transactionId,
        @Schema(description = "The account's version that it made", examples = "17") long version,
        @Schema(description = "In minor units; negative for a debit", examples = "-1250")
                long amount,
        @Schema(description = "The account's balance after it", examples = "8750") long balance) {

    static PostingView of(Posting posting) {
        return new PostingView(
                posting.transaction().toString(),
                posting.version(),
                posting.amount(),
                posting.balance());
    }
}
