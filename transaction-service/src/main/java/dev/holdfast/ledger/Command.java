package dev.holdfast.ledger;

/// Something that a caller asks the ledger to do. A command that exists is well formed; whether it
/// can be done is for [LedgerRules] to decide.
public sealed interface Command {

    IdempotencyKey key();

    /// Opens an account with a balance of zero.
    ///
    /// @param overdraftLimit how far below zero its balance may go, in minor units; zero or more
    record OpenAccount(IdempotencyKey key, CurrencyCode currency, long overdraftLimit)
            implements Command {
        public OpenAccount {
            requireLimit(overdraftLimit);
        }
    }

    /// Changes how far below zero an account's balance may go.
    record ChangeOverdraftLimit(IdempotencyKey key, AccountId account, long overdraftLimit)
            implements Command {
        public ChangeOverdraftLimit {
            requireLimit(overdraftLimit);
        }
    }

    /// Moves an amount from the debit account to the credit account.
    ///
    /// @param amount in minor units of the currency; more than zero
    record Transfer(
            IdempotencyKey key,
            AccountId debit,
            AccountId credit,
            long amount,
            CurrencyCode currency,
            Details details)
            implements Command {
        public Transfer {
            if (amount <= 0) {
                throw new IllegalArgumentException("An amount is more than zero.");
            }
            if (debit.equals(credit)) {
                throw new IllegalArgumentException("Debit and credit account must differ.");
            }
        }
    }

    /// Moves the amount of an earlier transfer back, once.
    record Reverse(IdempotencyKey key, DecisionId original, Details details) implements Command {}

    private static void requireLimit(long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("An overdraft limit is zero or more.");
        }
    }
}
