package dev.holdfast.http;

import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.processing.LedgerReader.AccountState;
import dev.holdfast.processing.LedgerReader.Durability;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An account, as callers see it.
@RegisterForReflection
@Schema(description = "An account")
public record AccountView(
        String id,
        @Schema(examples = "EUR") String currency,
        @Schema(description = "In minor units", examples = "-1250") long balance,
        @Schema(description = "How far below zero the balance may go", examples = "100000")
                long overdraftLimit,
        @Schema(description = "Grows by one with every change", examples = "17") long version,
        @Schema(description = "GLOBAL: all that the balance includes is in the journal")
                Durability durability) {

    static AccountView of(AccountState state) {
        Account account = state.account();
        return new AccountView(
                account.id().toString(),
                account.currency().value(),
                account.balance(),
                account.overdraftLimit(),
                account.version(),
                state.durability());
    }

    /// The account as its opening left it, so that a repeat gets the first answer.
    static AccountView opened(Decision decision, Command.OpenAccount open) {
        return new AccountView(
                decision.id().toString(),
                open.currency().value(),
                0,
                open.overdraftLimit(),
                1,
                Durability.GLOBAL);
    }
}
