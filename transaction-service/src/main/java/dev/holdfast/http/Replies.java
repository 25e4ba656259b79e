package dev.holdfast.http;

import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.processing.LedgerReader.Durability;
import dev.holdfast.processing.Reply;
import dev.holdfast.region.RegionName;
import java.time.Duration;
import java.util.Optional;

/// From what the flows reply to what HTTP answers: the one place where a status is chosen.
final class Replies {

    static final int OK = 200;
    static final int CREATED = 201;
    private static final int SOON = 1;

    private Replies() {}

    static Answer answer(Reply reply) {
        return switch (reply) {
            case Reply.Acknowledged done ->
                    acknowledged(done.decision(), done.repeated()).in(done.epoch());
            case Reply.KeyReused reused ->
                    Answer.of(
                            Problem.of(
                                            ProblemType.KEY_REUSED,
                                            "This key belongs to another request. Use a new one.")
                                    .ofTransaction(reused.decision()));
            case Reply.NotActive elsewhere -> Answer.later(notActive(elsewhere.active()), SOON);
            case Reply.Busy busy ->
                    Answer.later(
                            Problem.of(ProblemType.BUSY, "Nothing was recorded. Repeat it later."),
                            seconds(busy.retryAfter()));
            case Reply.Unavailable down ->
                    Answer.later(
                            Problem.of(
                                    ProblemType.UNAVAILABLE,
                                    down.reason() + " Nothing was recorded."),
                            SOON);
            case Reply.Unknown unknown ->
                    Answer.of(
                            Problem.of(
                                    ProblemType.OUTCOME_UNKNOWN,
                                    unknown.reason()
                                            + " Repeat with the same key to find out; that is safe."));
        };
    }

    private static Problem notActive(Optional<RegionName> active) {
        return active.map(region ->
                        Problem.of(
                                        ProblemType.NOT_ACTIVE,
                                        "Nothing was recorded. Ask the active region.")
                                .activeIn(region))
                .orElseGet(() ->
                        Problem.of(
                                ProblemType.NOT_ACTIVE, "Nothing was recorded. Repeat it later."));
    }

    /// A limit that changed was not created, so it is answered with 200 the first time, too.
    private static Answer acknowledged(Decision decision, boolean repeated) {
        int status = repeated ? OK : CREATED;
        return switch (decision.outcome()) {
            case Outcome.Rejected rejected ->
                    Answer.of(Problem.rejected(rejected.reason(), decision.id()));
            case Outcome.LimitChanged changed -> done(OK, view(decision, changed));
            case Outcome.Opened ignored -> done(status, opened(decision));
            case Outcome.Posted ignored -> done(status, transaction(decision));
        };
    }

    private static Answer done(int status, Object body) {
        return new Answer(status, body, Optional.empty(), 0);
    }

    private static Object view(Decision decision, Outcome.LimitChanged changed) {
        return decision.command() instanceof Command.ChangeOverdraftLimit change
                ? LimitView.of(decision, change, changed)
                : transaction(decision);
    }

    private static Object opened(Decision decision) {
        return decision.command() instanceof Command.OpenAccount open
                ? AccountView.opened(decision, open)
                : transaction(decision);
    }

    private static TransactionView transaction(Decision decision) {
        return TransactionView.of(decision, Durability.GLOBAL).orElseThrow();
    }

    private static int seconds(Duration duration) {
        return Math.max(SOON, (int) duration.toSeconds());
    }
}
