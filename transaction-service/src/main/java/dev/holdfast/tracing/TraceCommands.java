package dev.holdfast.tracing;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.processing.RegionState;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Shows in the trace of each caller what became of its commands, though they are committed and
/// journaled together with those of others: the batch and the entry are spans in the trace of each
/// of them. Costs nothing for callers that are not sampled.
public final class TraceCommands {

    /// Commands whose callers are known at the same time; of more, the spans are missing.
    private static final int MOST = 10_000;

    private final Spans spans;
    private final Map<DecisionId, Context> asking = new ConcurrentHashMap<>();
    private final Map<DecisionId, RowId> carried = new ConcurrentHashMap<>();
    private final Map<RowId, List<Context>> rows = new ConcurrentHashMap<>();

    public TraceCommands(Spans spans, RegionState state) {
        this.spans = spans;
        state.listen(this::changed);
    }

    /// What this region has not journaled, another one will.
    private void changed(RegionState.Belief before, RegionState.Belief after) {
        if (!after.accepts()) {
            rows.clear();
        }
    }

    /// Somebody asks for these, and waits.
    ///
    /// @param caller whose trace it is
    public void asked(List<? extends Command> commands, Context caller) {
        Span span = Span.fromContext(caller);
        if (!span.getSpanContext().isSampled()) {
            return;
        }
        spans.told(span);
        if (commands.size() == 1) {
            span.setAttribute(
                    "holdfast.transaction", commands.getFirst().key().decisionId().toString());
        }
        if (asking.size() < MOST) {
            commands.forEach(command -> asking.put(command.key().decisionId(), caller));
        }
    }

    /// Nobody waits for them any more. If this process did not see their row journaled, another one
    /// of this region did it.
    public void answered(List<? extends Command> commands) {
        if (!asking.isEmpty()) {
            commands.stream().map(command -> command.key().decisionId()).forEach(this::answered);
        }
    }

    private void answered(DecisionId decision) {
        asking.remove(decision);
        RowId row = carried.remove(decision);
        if (row != null) {
            rows.remove(row);
        }
    }

    /// A batch was committed, with this outbox row.
    ///
    /// @param took from the begin of its transaction on
    public void committed(List<Decision> decisions, RowId row, Duration took) {
        if (asking.isEmpty()) {
            return;
        }
        List<DecisionId> traced =
                decisions.stream().map(Decision::id).filter(asking::containsKey).toList();
        List<Context> callers =
                traced.stream().map(asking::get).filter(Objects::nonNull).distinct().toList();
        if (!callers.isEmpty()) {
            rows.put(row, callers);
            traced.forEach(decision -> carried.put(decision, row));
        }
        Spans.Past commit =
                new Spans.Past(
                        "ledger commit",
                        took,
                        Map.of("db.system.name", "postgresql", "holdfast.row", row.toString()));
        callers.forEach(caller -> spans.ended(commit, caller));
    }

    /// An entry is in the journal.
    public void appended(ChainedEntry entry, Duration took) {
        if (rows.isEmpty() || !(entry.entry() instanceof Entry.Decisions decisions)) {
            return;
        }
        Spans.Past append =
                new Spans.Past(
                        "journal append",
                        took,
                        Map.of(
                                "db.system.name",
                                "aws.dynamodb",
                                "holdfast.position",
                                entry.position().toString()));
        decisions.rows().stream()
                .map(CarriedRow::id)
                .map(rows::remove)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .distinct()
                .forEach(caller -> spans.ended(append, caller));
    }
}
