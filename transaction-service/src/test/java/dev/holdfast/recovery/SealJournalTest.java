package dev.holdfast.recovery;

import static dev.holdfast.journal.Entries.at;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entries;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.processing.Faults;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.RelayJournal;
import dev.holdfast.processing.Result;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealJournalTest {

    private final Survivor region = new Survivor();

    @Test
    void an_epoch_without_entries_is_sealed_at_its_first_number() {
        assertThat(seal(2).item()).isEqualTo(1);

        assertSealedAt(at(1, 1), EntryHash.GENESIS);
        assertThat(region.journal.entries.get(at(1, 1)).entry().header().writer()).isEqualTo(WEST);
    }

    @Test
    void the_seal_follows_the_last_entry_that_the_lost_region_stored() {
        region.acknowledge(open("a", 0));
        region.acknowledge(open("b", 0));
        EntryHash last = region.journal.lastHash();

        assertThat(seal(2).item()).isEqualTo(1);

        assertSealedAt(at(1, 3), last);
    }

    @Test
    void the_lost_region_can_acknowledge_nothing_after_it() {
        region.lost.database.commit(open("a", 0));
        seal(2).item();

        assertThat(region.lost.step()).isEqualTo(RelayJournal.Step.FENCED);
        assertThat(region.lost.database.outbox).hasSize(1);
    }

    /// Claims that never got on leave epochs behind; a zombie of any of them could still append.
    @Test
    void every_unsealed_epoch_below_the_claim_is_sealed() {
        region.acknowledge(open("a", 0));
        EntryHash last = region.journal.lastHash();

        assertThat(seal(5).item()).isEqualTo(4);

        assertSealedAt(at(1, 2), last);
        assertSealedAt(at(2, 1), region.journal.entries.get(at(1, 2)).hash());
        assertSealedAt(at(3, 1), region.journal.entries.get(at(2, 1)).hash());
        assertSealedAt(at(4, 1), region.journal.entries.get(at(3, 1)).hash());
        assertThat(region.journal.entries).hasSize(5);
    }

    @Test
    void epochs_that_are_sealed_stay_as_they_are() {
        region.acknowledge(open("a", 0));
        seal(3).item();
        var before = List.copyOf(region.journal.entries.values());

        assertThat(seal(3).item()).isEqualTo(2);

        assertThat(region.journal.entries.values()).containsExactlyElementsOf(before);
        assertThat(region.journal.tried).hasSize(3);
    }

    @Test
    void epochs_below_the_position_of_the_database_are_not_looked_at() {
        seal(3).item();
        region.database.position = at(3, 0);
        region.database.hash = region.journal.lastHash();

        assertThat(seal(4).item()).isEqualTo(1);

        assertSealedAt(at(3, 1), region.database.hash);
    }

    @Test
    void a_database_that_stands_in_the_claimed_epoch_needs_no_seal() {
        region.database.position = at(2, 0);

        assertThat(seal(2).item()).isZero();
        assertThat(region.journal.tried).isEmpty();
    }

    @Test
    void a_database_at_the_tail_goes_on_from_its_own_hash() {
        region.acknowledge(open("a", 0));
        region.database.position = at(1, 1);
        region.database.hash = region.journal.lastHash();

        seal(2).item();

        assertSealedAt(at(1, 2), region.database.hash);
        assertThat(region.journal.faults.calls("read")).isZero();
    }

    @Test
    void a_lost_answer_is_looked_up_and_costs_no_second_seal() {
        region.journal.faults.loseAnswer("append", new IllegalStateException("timed out"));
        region.journal.faults.fail("tail", new IllegalStateException("throttled"));

        Result<Long> result = seal(2);
        region.pace.passMillis(20);
        region.pace.passMillis(20);

        assertThat(result.item()).isEqualTo(1);
        assertThat(region.journal.entries).hasSize(1);
    }

    @Test
    void a_journal_that_stays_silent_ends_the_step() {
        for (int i = 0; i < 5; i++) {
            region.journal.faults.fail("tail", new IllegalStateException("silent"));
        }

        Result<Long> result = seal(2);
        for (int i = 0; i < 5; i++) {
            region.pace.passMillis(20);
        }

        assertThat(result.failure()).hasMessage("silent");
        assertThat(region.journal.entries).isEmpty();
    }

    @Test
    void an_entry_that_was_faster_is_gone_round() {
        region.acknowledge(open("a", 0));
        Faults.Hold hold = region.journal.faults.hold("append");
        Result<Long> result = seal(2);
        region.acknowledge(open("b", 0));
        EntryHash last = region.journal.lastHash();

        hold.release();

        assertThat(result.item()).isEqualTo(1);
        assertSealedAt(at(1, 3), last);
    }

    @Test
    void a_seal_that_was_faster_serves_as_well() {
        Faults.Hold hold = region.journal.faults.hold("append");
        Result<Long> result = seal(3);
        ChainedEntry other = region.journal.put(Entries.seal(at(1, 1), EntryHash.GENESIS));

        hold.release();

        assertThat(result.item()).isEqualTo(2);
        assertThat(region.journal.entries.get(at(1, 1))).isEqualTo(other);
        assertSealedAt(at(2, 1), other.hash());
    }

    @Test
    void a_tail_that_cannot_be_read_any_more_is_met_by_the_put() {
        region.acknowledge(open("a", 0));
        Faults.Hold hold = region.journal.faults.hold("read");
        Result<Long> result = seal(2);
        ChainedEntry entry = region.journal.entries.remove(at(1, 1));
        hold.release();
        assertThat(result.item()).isEqualTo(1);

        assertThat(entry).isNotNull();
        assertSealedAt(at(1, 1), EntryHash.GENESIS);
    }

    @Test
    void a_tail_that_never_stands_still_is_too_slow() {
        SealJournal step = new SealJournal(new Treadmill(), region.pace);

        Throwable failure =
                Result.of(step.run(claim(2, WEST), region.database.standing())).failure();

        assertThat(failure)
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        slow -> assertThat(slow.kind()).isEqualTo(StepFailure.Kind.TOO_SLOW))
                .hasMessageContaining("epoch 1 keeps moving");
    }

    /// A journal in which somebody is always faster.
    private static final class Treadmill implements Journal {

        @Override
        public Uni<Append> append(ChainedEntry entry) {
            ChainedEntry faster = Entries.decisions(entry.position(), EntryHash.GENESIS);
            return Uni.createFrom().item(new Append.Taken(faster));
        }

        @Override
        public Uni<Optional<ChainedEntry>> read(Position position) {
            return Uni.createFrom().item(Optional.empty());
        }

        @Override
        public Uni<List<ChainedEntry>> readFrom(Position position, int limit) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<Position> tail(Epoch epoch) {
            return Uni.createFrom().item(Position.startOf(epoch));
        }

        @Override
        public Uni<Boolean> beat(Heartbeat heartbeat) {
            return Uni.createFrom().item(true);
        }
    }

    private Result<Long> seal(long claimed) {
        return Result.of(region.seal.run(claim(claimed, WEST), region.database.standing()));
    }

    private void assertSealedAt(Position position, EntryHash previous) {
        ChainedEntry seal = region.journal.entries.get(position);
        assertThat(seal.entry()).isInstanceOf(Entry.Seal.class);
        assertThat(seal.follows(previous)).isTrue();
    }
}
