package dev.holdfast.processing;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Answer;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.region.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells callers what became of their commands, each as soon as the journal has the decision that
/// it derives from: a repeat waits for the original's entry like the first request, and so does a
/// 409.
final class DeliverReplies {

    /// What a committed batch leaves behind.
    ///
    /// @param row its outbox row; meaningless if nothing was new
    /// @param recorded the decisions of earlier batches that its answers refer to
    record Committed(
            RowId row, Epoch epoch, long deadline, Map<DecisionId, RecordedDecision> recorded) {}

    private record Due(Pending request, Answer answer) {

        void reply(Epoch epoch) {
            request.reply(
                    switch (answer) {
                        case Answer.Decided decided ->
                                new Reply.Acknowledged(decided.decision(), false, epoch);
                        case Answer.Repeated repeated ->
                                new Reply.Acknowledged(repeated.decision(), true, epoch);
                        case Answer.KeyReused reused -> new Reply.KeyReused(reused.decision().id());
                    });
        }
    }

    private final AwaitJournal waiting;

    DeliverReplies(AwaitJournal waiting) {
        this.waiting = waiting;
    }

    void deliver(Batch batch, List<Answer> answers, Committed committed) {
        Map<RowId, List<Due>> byRow = new LinkedHashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            Due due = new Due(batch.requests().get(i), answers.get(i));
            RecordedDecision earlier = committed.recorded().get(due.answer().decision().id());
            if (earlier != null && earlier.journaled()) {
                due.reply(committed.epoch());
            } else {
                RowId row = earlier == null ? committed.row() : earlier.row();
                byRow.computeIfAbsent(row, absent -> new ArrayList<>()).add(due);
            }
        }
        byRow.forEach((row, dues) -> await(row, dues, committed));
    }

    private void await(RowId row, List<Due> dues, Committed committed) {
        DecisionId sample = dues.getFirst().answer().decision().id();
        AwaitJournal.Awaited awaited = new AwaitJournal.Awaited(row, sample, committed.deadline());
        waiting.until(awaited)
                .subscribe()
                .with(
                        ending -> conclude(ending, dues, committed.epoch()),
                        failure ->
                                conclude(AwaitJournal.Ending.TIMED_OUT, dues, committed.epoch()));
    }

    private static void conclude(AwaitJournal.Ending ending, List<Due> dues, Epoch epoch) {
        switch (ending) {
            case JOURNALED -> dues.forEach(due -> due.reply(epoch));
            case GONE -> unknown(dues, "The region changed before the journal had the decision.");
            case TIMED_OUT -> unknown(dues, "The journal did not confirm the decision in time.");
        }
    }

    private static void unknown(List<Due> dues, String reason) {
        dues.forEach(due -> due.request().reply(new Reply.Unknown(reason)));
    }
}
