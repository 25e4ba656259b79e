package dev.holdfast.processing;

import static dev.holdfast.ledger.Samples.decisionOf;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.ledger.Samples.transfer;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.region.Regions;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishEventsTest {

    private final Workshop shop = new Workshop();
    private final List<LedgerEvent> bus = new ArrayList<>();
    private final Cursor cursor = new Cursor();
    private boolean busIsDown;
    private int accepts = Integer.MAX_VALUE;
    private final PublishEvents publish =
            new PublishEvents(shop.state, shop.journal, cursor, this::accept);

    private static final class Cursor implements EventCursor {

        private Position at = Position.START;
        private boolean isLost;

        @Override
        public Uni<Position> read() {
            return Uni.createFrom().item(() -> at);
        }

        @Override
        public Uni<Boolean> move(Position from, Position to) {
            return Uni.createFrom()
                    .item(() -> {
                        if (isLost) {
                            throw new IllegalStateException("The cursor did not move.");
                        }
                        boolean moves = at.equals(from);
                        at = moves ? to : at;
                        return moves;
                    });
        }
    }

    private Uni<Void> accept(List<LedgerEvent> events) {
        return Uni.createFrom()
                .item(() -> {
                    for (LedgerEvent event : events) {
                        if (busIsDown || accepts-- <= 0) {
                            throw new IllegalStateException("The bus is down.");
                        }
                        bus.add(event);
                    }
                    return null;
                });
    }

    @BeforeEach
    void openAccounts() {
        journal(open("alice", 100), open("bob", 0));
    }

    private void journal(Command... commands) {
        shop.submit(commands);
        shop.step();
    }

    private Result<Integer> step() {
        return Result.of(publish.step());
    }

    private List<DecisionId> ids() {
        return bus.stream().map(event -> event.decision().id()).toList();
    }

    @Test
    void what_is_in_the_journal_is_published_in_its_order() {
        journal(transfer("t1", "alice", "bob", 1));
        journal(transfer("t2", "bob", "alice", 1));

        assertThat(step().item()).isEqualTo(4);

        assertThat(ids())
                .containsExactly(
                        decisionOf("alice"), decisionOf("bob"), decisionOf("t1"), decisionOf("t2"));
        assertThat(bus).extracting(LedgerEvent::index).containsExactly(0, 1, 0, 0);
        assertThat(step().item()).isZero();
    }

    @Test
    void what_is_committed_and_not_in_the_journal_is_not_published() {
        step();
        shop.submit(transfer("t1", "alice", "bob", 1));

        assertThat(step().item()).isZero();
        assertThat(ids()).doesNotContain(decisionOf("t1"));
    }

    @Test
    void a_bus_that_is_down_delays_events_and_no_payments() {
        busIsDown = true;
        assertThat(step().failure()).hasMessageContaining("bus is down");
        Result<List<Reply>> paid = shop.submit(transfer("t1", "alice", "bob", 1));
        shop.step();
        assertThat(paid.item().getFirst()).isInstanceOf(Reply.Acknowledged.class);
        assertThat(publish.oldest()).isPresent();

        busIsDown = false;
        step();
        step();
        assertThat(publish.oldest()).isEmpty();

        assertThat(ids()).containsExactly(decisionOf("alice"), decisionOf("bob"), decisionOf("t1"));
    }

    @Test
    void a_request_that_was_half_accepted_is_repeated_from_its_beginning() {
        accepts = 1;
        step().failure();
        accepts = Integer.MAX_VALUE;

        step();

        assertThat(ids())
                .containsExactly(decisionOf("alice"), decisionOf("alice"), decisionOf("bob"));
    }

    @Test
    void a_crash_before_the_cursor_moved_publishes_the_same_events_again() {
        cursor.isLost = true;
        step().failure();
        cursor.isLost = false;
        List<LedgerEvent> first = List.copyOf(bus);
        bus.clear();

        step();

        assertThat(bus).isEqualTo(first);
    }

    @Test
    void a_publisher_that_was_overtaken_does_not_turn_the_cursor_back() {
        journal(transfer("t1", "alice", "bob", 1));
        PublishEvents slow =
                new PublishEvents(
                        shop.state,
                        shop.journal,
                        cursor,
                        events -> {
                            Position before = cursor.at;
                            cursor.at = before.next().next().next();
                            return Uni.createFrom().voidItem();
                        });

        Result.of(slow.step()).item();

        assertThat(cursor.at).isEqualTo(new Position(epoch(1), 3));
    }

    @Test
    void the_cursor_goes_on_behind_a_seal_in_the_next_epoch() {
        seal();
        step();

        assertThat(cursor.at).isEqualTo(Position.startOf(epoch(2)));
        assertThat(bus).hasSize(2);
    }

    private void seal() {
        Position next = shop.journal.entries.lastKey().next();
        Entry.Header header =
                new Entry.Header(next, shop.journal.lastHash(), Regions.WEST, Instant.EPOCH);
        shop.journal.put(ChainedEntry.of(new Entry.Seal(header)));
    }

    @Test
    void a_region_that_is_not_active_publishes_nothing() {
        shop.state.standBy(Optional.of(Regions.WEST));

        assertThat(step().item()).isZero();
        assertThat(bus).isEmpty();
    }
}
