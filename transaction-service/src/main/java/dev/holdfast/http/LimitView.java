package dev.holdfast.http;

import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.processing.LedgerReader.Durability;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A change of an account's overdraft limit.
@RegisterForReflection
@Schema(description = "A change of an account's overdraft limit")
public record LimitView(
        @Schema(description = "The decision about the change") String id,
        String account,
        @Schema(examples = "100000") long overdraftLimit,
        @Schema(examples = "0") long previousLimit,
        Instant decidedAt,
        Durability durability) {

    static LimitView of(
            Decision decision, Command.ChangeOverdraftLimit change, Outcome.LimitChanged outcome) {
        return new LimitView(
                decision.id().toString(),
                change.account().toString(),
                change.overdraftLimit(),
                outcome.before(),
                decision.decidedAt(),
                Durability.GLOBAL);
    }
}
