package dev.holdfast.ledger;

/// An account as of some decision.
///
/// @param balance in minor units; never below `-overdraftLimit`
/// @param version 1 when opened; grows by one with every posting and every change of its limit
public record Account(
        AccountId id, CurrencyCode currency, long balance, long overdraftLimit, long version) {

    static Account opened(AccountId id, Command.OpenAccount command) {
        return new Account(id, command.currency(), 0, command.overdraftLimit(), 1);
    }

    /// What may still be debited. Computed without overflow: a limit near 2^63 counts as unlimited.
    public boolean covers(long amount) {
        return balance >= 0
                ? overdraftLimit >= amount - balance
                : overdraftLimit + balance >= amount;
    }

    Account posted(long signedAmount) {
        return moved(signedAmount, version + 1);
    }

    Account unposted(long signedAmount) {
        return moved(-signedAmount, version - 1);
    }

    private Account moved(long difference, long next) {
        try {
            long sum = Math.addExact(balance, difference);
            return new Account(id, currency, sum, overdraftLimit, next);
        } catch (ArithmeticException overflow) {
            throw new CorruptLedger("The balance of account " + id + " would exceed 64 bits.");
        }
    }

    Account limited(long limit) {
        return new Account(id, currency, balance, limit, version + 1);
    }

    Account unlimited(long before) {
        return new Account(id, currency, balance, before, version - 1);
    }
}
