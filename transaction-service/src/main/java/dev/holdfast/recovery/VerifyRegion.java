package dev.holdfast.recovery;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.processing.Reply;
import dev.holdfast.processing.SubmitTransactions;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Epoch;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Step 9: prove that the opened region works, with a canary transaction on its whole path, in the
/// currency that ISO 4217 keeps for tests, and that no money was made or lost: all balances sum to
/// zero. The hash chain was checked by the replay, entry by entry. The canary's keys derive from
/// the epoch, so it is made once.
public final class VerifyRegion {

    private static final String PURPOSE = "canary";
    private static final CurrencyCode TEST_CURRENCY = new CurrencyCode("XTS");

    private final SubmitTransactions transactions;
    private final Supplier<Uni<Map<CurrencyCode, BigInteger>>> totals;

    /// @param totals the sums of all balances by currency
    public VerifyRegion(
            SubmitTransactions transactions, Supplier<Uni<Map<CurrencyCode, BigInteger>>> totals) {
        this.transactions = transactions;
        this.totals = totals;
    }

    /// Fails with a sentence for people if the region is open and not as it should be.
    public Uni<Void> run(Claim claim) {
        return transactions
                .submit(canary(claim.epoch()))
                .invoke(VerifyRegion::requirePosted)
                .chain(totals::get)
                .invoke(VerifyRegion::requireZero)
                .replaceWithVoid();
    }

    static List<Command> canary(Epoch epoch) {
        Command.OpenAccount from = new Command.OpenAccount(key(epoch, "debit"), TEST_CURRENCY, 1);
        Command.OpenAccount to = new Command.OpenAccount(key(epoch, "credit"), TEST_CURRENCY, 0);
        Command.Transfer transfer =
                new Command.Transfer(
                        key(epoch, "transfer"),
                        account(from),
                        account(to),
                        1,
                        TEST_CURRENCY,
                        Details.NONE);
        return List.of(from, to, transfer);
    }

    private static IdempotencyKey key(Epoch epoch, String part) {
        return IdempotencyKey.own(PURPOSE, "epoch-" + epoch + "-" + part);
    }

    private static AccountId account(Command.OpenAccount open) {
        return new AccountId(open.key().decisionId().value());
    }

    private static void requirePosted(List<Reply> replies) {
        boolean posted =
                replies.getLast() instanceof Reply.Acknowledged acknowledged
                        && acknowledged.decision().outcome() instanceof Outcome.Posted;
        if (!posted) {
            throw new IllegalStateException(
                    "The canary was not posted: " + replies.getLast() + ".");
        }
    }

    private static void requireZero(Map<CurrencyCode, BigInteger> sums) {
        sums.forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                throw new IllegalStateException(
                        "All balances in " + currency + " sum to " + sum + ", not to zero.");
            }
        });
    }
}
