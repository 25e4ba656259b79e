package dev.holdfast.simulation;

import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Outcome;
import java.util.UUID;

/// Sums up the content of a ledger so that comparing two of them costs one comparison. It is
/// linear: the sum of a ledger grows by a decision's effect when the decision is applied, whatever
/// is in it.
final class Checksum {

    private static final long BALANCE = 0x9e37_79b9_7f4a_7c15L;
    private static final long LIMIT = 0xbf58_476d_1ce4_e5b9L;
    private static final long VERSION = 0x94d0_49bb_1331_11ebL;
    private static final long EXISTS = 0xd6e8_feb8_6659_fd93L;
    private static final int SHIFT = 32;

    private Checksum() {}

    static long of(Account account) {
        return weight(account.id(), BALANCE) * account.balance()
                + weight(account.id(), LIMIT) * account.overdraftLimit()
                + weight(account.id(), VERSION) * account.version()
                + weight(account.id(), EXISTS) * account.currency().hashCode();
    }

    static long of(Decision decision) {
        return mix(decision.hashCode() * EXISTS);
    }

    /// What applying a decision adds to the sum of a ledger.
    static long effect(Decision decision) {
        return of(decision) + accounts(decision);
    }

    private static long accounts(Decision decision) {
        return switch (decision.outcome()) {
            case Outcome.Posted posted ->
                    posting(posted.debit(), -posted.amount())
                            + posting(posted.credit(), posted.amount());
            case Outcome.Opened opened -> opened(opened, (Command.OpenAccount) decision.command());
            case Outcome.LimitChanged changed ->
                    limited(changed, (Command.ChangeOverdraftLimit) decision.command());
            case Outcome.Rejected ignored -> 0;
        };
    }

    private static long posting(AccountId account, long amount) {
        return weight(account, BALANCE) * amount + weight(account, VERSION);
    }

    private static long opened(Outcome.Opened opened, Command.OpenAccount command) {
        return of(
                new Account(opened.account(), command.currency(), 0, command.overdraftLimit(), 1));
    }

    private static long limited(
            Outcome.LimitChanged changed, Command.ChangeOverdraftLimit command) {
        long difference = command.overdraftLimit() - changed.before();
        return weight(command.account(), LIMIT) * difference + weight(command.account(), VERSION);
    }

    private static long weight(AccountId account, long of) {
        UUID id = account.value();
        return mix(id.getMostSignificantBits() ^ id.getLeastSignificantBits() * of) | 1;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> SHIFT) * BALANCE;
        return mixed ^ mixed >>> SHIFT;
    }
}
