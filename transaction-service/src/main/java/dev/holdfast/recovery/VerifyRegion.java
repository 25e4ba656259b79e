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
import java.util.List;

/// Step 9: prove that the opened region works, with a canary transaction on its whole path, in the
/// currency that ISO 4217 keeps for tests. Its keys derive from the epoch, so it is made once.
public final class VerifyRegion {

    private static final String SCOPE = "holdfast-canary";
    private static final CurrencyCode TEST_CURRENCY = new CurrencyCode("XTS");

    private final SubmitTransactions transactions;

    public VerifyRegion(SubmitTransactions transactions) {
        this.transactions = transactions;
    }

    /// @return whether the canary was acknowledged as posted
    public Uni<Boolean> run(Claim claim) {
        return transactions.submit(canary(claim.epoch())).map(VerifyRegion::isPosted);
    }

    static List<Command> canary(Epoch epoch) {
        Command.OpenAccount from =
                new Command.OpenAccount(key(epoch, "debit"), TEST_CURRENCY, 1);
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
        return new IdempotencyKey(SCOPE, "epoch-" + epoch + "-" + part);
    }

    private static AccountId account(Command.OpenAccount open) {
        return new AccountId(open.key().decisionId().value());
    }

    private static boolean isPosted(List<Reply> replies) {
        return replies.getLast() instanceof Reply.Acknowledged acknowledged
                && acknowledged.decision().outcome() instanceof Outcome.Posted;
    }
}
