package dev.holdfast.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.processing.LedgerReader.Durability;
import dev.holdfast.processing.RecordedDecision;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A transfer or a reversal, posted or rejected, as callers see it.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A transfer or a reversal, and what became of it")
public record TransactionView(
        String id,
        @Schema(enumeration = {"transfer", "reversal"}) String type,
        @Schema(enumeration = {"posted", "rejected"}) String outcome,
        @Schema(description = "Why it was rejected", examples = "INSUFFICIENT_FUNDS")
                @Nullable String code,
        @Schema(description = "The account that pays; absent for a rejected reversal")
                @Nullable String debitAccount,
        @Schema(description = "The account that is paid; absent for a rejected reversal")
                @Nullable String creditAccount,
        @Schema(description = "In minor units; absent for a rejected reversal", examples = "1250")
                @Nullable Long amount,
        @Schema(examples = "EUR") @Nullable String currency,
        String reference,
        Map<String, String> metadata,
        @Schema(description = "The transaction that a reversal moves back")
                @Nullable String reverses,
        Instant decidedAt,
        @Schema(description = "GLOBAL: in the journal, it holds in every region")
                Durability durability) {

    /// The transaction that a decision is about, if it is about one.
    static Optional<TransactionView> of(RecordedDecision recorded) {
        Durability durability = recorded.journaled() ? Durability.GLOBAL : Durability.REGIONAL;
        return of(recorded.decision(), durability);
    }

    static Optional<TransactionView> of(Decision decision, Durability durability) {
        return switch (decision.command()) {
            case Command.Transfer transfer -> Optional.of(of(decision, transfer, durability));
            case Command.Reverse reverse -> Optional.of(of(decision, reverse, durability));
            case Command.OpenAccount ignored -> Optional.empty();
            case Command.ChangeOverdraftLimit ignored -> Optional.empty();
        };
    }

    private static TransactionView of(
            Decision decision, Command.Transfer transfer, Durability durability) {
        Moved moved =
                new Moved(
                        transfer.debit().toString(),
                        transfer.credit().toString(),
                        transfer.amount(),
                        transfer.currency().value());
        return of(decision, moved, new Kind("transfer", null, transfer.details()), durability);
    }

    private static TransactionView of(
            Decision decision, Command.Reverse reverse, Durability durability) {
        Moved moved =
                decision.outcome() instanceof Outcome.Posted posted
                        ? new Moved(
                                posted.debit().toString(),
                                posted.credit().toString(),
                                posted.amount(),
                                posted.currency().value())
                        : Moved.NOTHING;
        Kind kind = new Kind("reversal", reverse.original().toString(), reverse.details());
        return of(decision, moved, kind, durability);
    }

    private static TransactionView of(
            Decision decision, Moved moved, Kind kind, Durability durability) {
        boolean rejected = decision.outcome() instanceof Outcome.Rejected;
        return new TransactionView(
                decision.id().toString(),
                kind.type(),
                rejected ? "rejected" : "posted",
                decision.outcome() instanceof Outcome.Rejected why ? why.reason().name() : null,
                moved.debit(),
                moved.credit(),
                moved.amount(),
                moved.currency(),
                kind.details().reference(),
                kind.details().metadata(),
                kind.reverses(),
                decision.decidedAt(),
                durability);
    }

    private record Kind(String type, @Nullable String reverses, Details details) {}

    private record Moved(
            @Nullable String debit,
            @Nullable String credit,
            @Nullable Long amount,
            @Nullable String currency) {

        static final Moved NOTHING = new Moved(null, null, null, null);
    }
}
