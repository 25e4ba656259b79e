package dev.holdfast.processing;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Decision;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Publishes what the journal holds, in its order, behind a cursor of its own. It reads only what
/// is in the journal, so nothing is published that could be undone; and nobody waits for it, so a
/// bus that is down delays events and nothing else.
///
/// The cursor moves after the events are accepted: a crash in between publishes them again, under
/// the same ids. Two publishers at once repeat each other's events and never skip one: for whoever
/// drops what he has seen, the order is the journal's.
public final class PublishEvents {

    /// An entry may carry a thousand decisions.
    private static final int ENTRIES = 8;

    private final RegionState state;
    private final Journal journal;
    private final EventCursor cursor;
    private final EventSink sink;
    private volatile Optional<Instant> oldest = Optional.empty();

    public PublishEvents(RegionState state, Journal journal, EventCursor cursor, EventSink sink) {
        this.state = state;
        this.journal = journal;
        this.cursor = cursor;
        this.sink = sink;
    }

    /// When the first of the entries was written that the last step found, published or not; empty
    /// if there was none, or this region is not active.
    public Optional<Instant> oldest() {
        return oldest;
    }

    /// Publishes the next entries, if this region is active.
    ///
    /// @return how many events were accepted. Fails if journal, cursor or sink do not answer; the
    ///   next step begins where the cursor is
    public Uni<Integer> step() {
        RegionState.Belief belief = state.now();
        return belief.relays(belief.epoch()) ? cursor.read().chain(this::publishAfter) : nothing();
    }

    private Uni<Integer> nothing() {
        oldest = Optional.empty();
        return Uni.createFrom().item(0);
    }

    private Uni<Integer> publishAfter(Position from) {
        return journal.readFrom(from.next(), ENTRIES)
                .chain(entries -> entries.isEmpty() ? nothing() : publish(from, entries));
    }

    private Uni<Integer> publish(Position from, List<ChainedEntry> entries) {
        oldest = Optional.of(entries.getFirst().entry().header().writtenAt());
        List<LedgerEvent> events = events(entries);
        Uni<Void> accepted = events.isEmpty() ? Uni.createFrom().voidItem() : sink.publish(events);
        return accepted.chain(() -> cursor.move(from, entries.getLast().entry().reached()))
                .replaceWith(events.size());
    }

    private static List<LedgerEvent> events(List<ChainedEntry> entries) {
        List<LedgerEvent> events = new ArrayList<>();
        for (ChainedEntry entry : entries) {
            if (entry.entry() instanceof Entry.Decisions decisions) {
                add(decisions, events);
            }
        }
        return events;
    }

    private static void add(Entry.Decisions entry, List<LedgerEvent> events) {
        int index = 0;
        for (CarriedRow row : entry.rows()) {
            for (Decision decision : DecisionCodec.decode(row.decisions())) {
                events.add(new LedgerEvent(entry.position(), index++, decision));
            }
        }
    }
}
