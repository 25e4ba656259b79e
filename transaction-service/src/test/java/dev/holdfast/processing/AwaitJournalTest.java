package dev.holdfast.processing;

import static dev.holdfast.journal.Entries.row;
import static dev.holdfast.ledger.Samples.decisionOf;
import static dev.holdfast.ledger.Samples.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.RowId;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AwaitJournalTest {

    private static final long DEADLINE = Duration.ofSeconds(1).toNanos();

    private final TestPace pace = new TestPace();
    private final MemoryDatabase database = new MemoryDatabase();
    private final AwaitJournal waiting = new AwaitJournal(database, pace, Duration.ofMillis(200));

    @Test
    void all_who_wait_for_a_row_hear_of_it() {
        Result<AwaitJournal.Ending> one = await(1);
        Result<AwaitJournal.Ending> two = await(1);
        Result<AwaitJournal.Ending> other = await(2);

        waiting.stored(List.of(row(1), row(3)));

        assertThat(one.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
        assertThat(two.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
        assertThat(other.isOpen()).isTrue();
        assertThat(database.faults.calls()).isEmpty();
        assertThat(pace.waiting()).isEqualTo(1);
    }

    /// The relay may be faster than the batch that hands its callers over.
    @Test
    void whoever_begins_to_wait_after_the_fact_hears_of_it_at_once() {
        waiting.stored(List.of(row(1)));

        assertThat(await(1).item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
    }

    @Test
    void only_the_last_1024_rows_are_remembered() {
        List<RowId> rows = LongStream.rangeClosed(1, 1_025).mapToObj(i -> row(i)).toList();

        waiting.stored(rows);

        assertThat(await(1).isOpen()).isTrue();
        assertThat(await(2).item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
        assertThat(await(1_025).item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
    }

    @Test
    void giving_up_releases_everybody() {
        Result<AwaitJournal.Ending> one = await(1);
        Result<AwaitJournal.Ending> two = await(2);

        waiting.giveUp();

        assertThat(one.item()).isEqualTo(AwaitJournal.Ending.TIMED_OUT);
        assertThat(two.item()).isEqualTo(AwaitJournal.Ending.TIMED_OUT);
    }

    @Test
    void the_database_is_asked_until_the_deadline() {
        Result<AwaitJournal.Ending> result = await(1);
        for (int i = 0; i < 5; i++) {
            database.faults.fail(
                    "evidence", new StoreFailure(StoreFailure.Kind.UNAVAILABLE, "on purpose"));
        }

        pace.passMillis(999);
        assertThat(result.isOpen()).isTrue();
        assertThat(database.faults.calls("evidence")).isEqualTo(4);
        pace.passMillis(1);

        assertThat(result.item()).isEqualTo(AwaitJournal.Ending.TIMED_OUT);
    }

    @Test
    void one_who_looks_for_himself_leaves_the_others_waiting() {
        Result<AwaitJournal.Ending> early = await(1);
        pace.passMillis(100);
        Result<AwaitJournal.Ending> late = await(1);

        pace.passMillis(100);
        assertThat(early.item()).isEqualTo(AwaitJournal.Ending.GONE);
        assertThat(late.isOpen()).isTrue();

        waiting.stored(List.of(row(1)));
        assertThat(late.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
    }

    @Test
    void a_row_that_is_stored_between_two_looks_is_heard_of() {
        OutboxRow row = database.commit(open("a", 0));
        Result<AwaitJournal.Ending> result =
                Result.of(
                        waiting.until(
                                new AwaitJournal.Awaited(row.id(), decisionOf("a"), DEADLINE)));
        pace.passMillis(500);
        assertThat(result.isOpen()).isTrue();

        waiting.stored(List.of(row.id()));

        assertThat(result.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
    }

    private Result<AwaitJournal.Ending> await(long row) {
        return Result.of(
                waiting.until(new AwaitJournal.Awaited(row(row), decisionOf("none"), DEADLINE)));
    }
}
