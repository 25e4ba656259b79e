package dev.holdfast.processing;

import static dev.holdfast.ledger.Samples.decisionOf;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.ledger.Samples.transfer;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.ledger.Book;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.LedgerRules;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.RandomCommands;
import dev.holdfast.ledger.Samples;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Regions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubmitTransactionsTest {

    private Workshop shop = new Workshop();

    @Test
    void nobody_is_told_done_before_the_journal_has_the_decision() {
        Result<List<Reply>> result = shop.submit(open("a", 5), open("b", 0));
        assertThat(result.isOpen()).isTrue();
        assertThat(shop.database.outbox).hasSize(1);

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.MOVED);

        assertThat(result.item()).hasSize(2).allSatisfy(SubmitTransactionsTest::isFresh);
        assertThat(shop.database.outbox).isEmpty();
    }

    @Test
    void replies_come_in_the_order_of_the_commands() {
        Result<List<Reply>> result =
                shop.submit(open("a", 5), open("b", 0), transfer("t", "a", "b", 5));
        shop.step();

        assertThat(result.item())
                .extracting(reply -> ((Reply.Acknowledged) reply).decision().id())
                .containsExactly(decisionOf("a"), decisionOf("b"), decisionOf("t"));
        assertThat(result.item().getLast())
                .isEqualTo(new Reply.Acknowledged(decision("t"), false, epoch(1)));
    }

    /// What is committed while the journal confirms nothing would only pile up.
    @Test
    void nothing_is_let_in_while_the_outbox_stands_still() {
        shop.pace.passMillis(7_999);
        assertThat(shop.submit(open("a", 0)).isOpen()).isTrue();

        shop.pace.passMillis(1);

        says(shop.submit(open("b", 0)).item().getFirst(), "journal does not confirm anything");
    }

    @Test
    void one_command_gets_one_reply() {
        Result<Reply> result = Result.of(shop.transactions.submit(open("a", 0)));
        shop.step();

        isFresh(result.item());
    }

    @Test
    void nothing_submitted_is_answered_at_once() {
        assertThat(shop.submit().item()).isEmpty();
        assertThat(shop.database.faults.calls()).isEmpty();
    }

    @Test
    void a_region_that_is_not_active_says_who_is() {
        shop.state.standBy(Optional.of(Regions.WEST));

        assertThat(shop.submit(open("a", 0)).item())
                .containsExactly(new Reply.NotActive(Optional.of(Regions.WEST)));
        assertThat(shop.database.faults.calls()).isEmpty();
    }

    @Test
    void requests_that_arrive_while_a_batch_is_in_flight_form_the_next_one() {
        Faults.Hold first = shop.database.faults.hold("begin");
        shop.submit(open("a", 0));
        Result<List<Reply>> second = shop.submit(open("b", 0));
        Result<List<Reply>> third = shop.submit(open("c", 0));
        assertThat(shop.database.faults.calls("begin")).isEqualTo(1);
        assertThat(shop.transactions.isIdle()).isFalse();

        first.release();

        assertThat(shop.database.faults.calls("begin")).isEqualTo(2);
        assertThat(shop.database.outbox).hasSize(2);
        assertThat(shop.transactions.isIdle()).isTrue();
        shop.step();
        isFresh(second.item().getFirst());
        isFresh(third.item().getFirst());
    }

    @Test
    void more_commands_than_may_wait_are_turned_away_all_together() {
        shop.database.faults.hold("begin");
        shop.submit(open("in-flight", 0));
        Result<List<Reply>> nine = shop.submit(opens("n", 9));

        Result<List<Reply>> two = shop.submit(open("x", 0), open("y", 0));
        Result<List<Reply>> one = shop.submit(open("z", 0));

        assertThat(two.item()).containsOnly(new Reply.Busy(Duration.ofSeconds(1))).hasSize(2);
        assertThat(nine.isOpen()).isTrue();
        assertThat(one.isOpen()).isTrue();
    }

    @Test
    void more_bytes_than_may_wait_are_turned_away() {
        int size = CommandSize.of(open("a", 0));
        shop = new Workshop(bounds(10, 2L * size, 5, 20_000));
        Faults.Hold hold = shop.database.faults.hold("begin");
        shop.submit(open("f", 0));
        assertThat(shop.submit(open("b", 0), open("c", 0)).isOpen()).isTrue();
        assertThat(shop.submit(open("d", 0)).item())
                .containsExactly(new Reply.Busy(Duration.ofSeconds(1)));

        hold.release();

        assertThat(shop.submit(open("e", 0), open("g", 0)).isOpen()).isTrue();
    }

    @Test
    void a_batch_has_no_more_commands_than_it_may() {
        Faults.Hold hold = shop.database.faults.hold("begin");
        shop.submit(open("first", 0));
        Result<List<Reply>> result = shop.submit(opens("n", 8));

        hold.release();

        assertThat(shop.database.faults.calls("begin")).isEqualTo(3);
        shop.step();
        assertThat(result.item()).hasSize(8).allSatisfy(SubmitTransactionsTest::isFresh);
    }

    @Test
    void a_batch_has_no_more_bytes_than_it_may_but_always_one_command() {
        int size = CommandSize.of(open("a", 0));
        shop = new Workshop(bounds(10, 100_000, 5, 2 * size));
        Faults.Hold hold = shop.database.faults.hold("begin");
        shop.submit(open("z", 0));
        shop.submit(open("a", 0), open("b", 0), open("c", 0));
        Command large = open("l".repeat(128), 0);
        assertThat(CommandSize.of(large)).isLessThan(2 * size).isGreaterThan(size);
        shop.submit(large);
        hold.release();
        assertThat(shop.database.faults.calls("begin")).isEqualTo(4);

        shop = new Workshop(bounds(10, 100_000, 5, 1));
        Result<List<Reply>> result = shop.submit(open("a", 0), open("b", 0));
        assertThat(shop.database.faults.calls("begin")).isEqualTo(2);
        shop.step();
        assertThat(result.item()).allSatisfy(SubmitTransactionsTest::isFresh);
    }

    @ParameterizedTest
    @EnumSource(
            value = StoreFailure.Kind.class,
            names = {"GATE_CLOSED", "UNAVAILABLE", "REFUSED", "COMMIT_UNKNOWN"})
    void every_failure_of_the_database_has_its_answer(StoreFailure.Kind kind) {
        shop.database.faults.fail("commit", failure(kind));

        Reply reply = shop.submit(open("a", 0)).item().getFirst();

        switch (kind) {
            case GATE_CLOSED ->
                    assertThat(reply)
                            .as("nobody is sent to the region that refuses")
                            .isEqualTo(new Reply.NotActive(Optional.empty()));
            case UNAVAILABLE -> says(reply, "does not accept writes now");
            case REFUSED -> says(reply, "refused this request");
            case COMMIT_UNKNOWN ->
                    assertThat(reply)
                            .isEqualTo(
                                    new Reply.Unknown("The database did not confirm the commit."));
            case CONFLICT -> throw new AssertionError("has a test of its own");
        }
        assertThat(shop.transactions.isIdle()).isTrue();
    }

    /// Each batch would wait for a time-out of its own.
    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, 0", "CONFLICT, 4"})
    void who_waits_behind_a_batch_that_is_kept_waiting_is_told_with_it(
            StoreFailure.Kind kind, int more) {
        var hold = shop.database.faults.hold("begin");
        shop.database.faults.fail("commit", failure(kind));
        for (int i = 0; i < more; i++) {
            shop.database.faults.fail("begin", failure(kind));
        }
        Result<List<Reply>> first = shop.submit(open("a", 0));
        Result<List<Reply>> behind = shop.submit(open("b", 0), open("c", 0));

        hold.release();
        shop.pace.passMillis(20);

        assertThat(behind.item()).hasSize(2).containsOnly(first.item().getFirst());
        assertThat(behind.item().getFirst()).isInstanceOf(Reply.Unavailable.class);
        assertThat(shop.transactions.isIdle()).isTrue();
    }

    @Test
    void a_conflict_is_tried_again_after_a_short_pause() {
        shop.database.faults.fail("begin", failure(StoreFailure.Kind.CONFLICT));
        shop.database.faults.fail("commit", failure(StoreFailure.Kind.CONFLICT));
        Result<List<Reply>> result = shop.submit(open("a", 0));
        shop.pace.passMillis(4);
        assertThat(shop.database.faults.calls("begin")).isEqualTo(1);

        shop.pace.passMillis(6);
        shop.step();

        isFresh(result.item().getFirst());
        assertThat(shop.database.faults.calls("begin")).isEqualTo(3);
    }

    @Test
    void conflicts_are_tried_five_times_and_no_more() {
        for (int i = 0; i < 5; i++) {
            shop.database.faults.fail("begin", failure(StoreFailure.Kind.CONFLICT));
        }
        Result<List<Reply>> result = shop.submit(open("a", 0));

        shop.pace.passMillis(19);
        assertThat(result.isOpen()).isTrue();
        shop.pace.passMillis(1);

        says(result.item().getFirst(), "were in the way");
        assertThat(shop.database.faults.calls("begin")).isEqualTo(5);
    }

    @Test
    void one_refused_request_does_not_take_the_others_along() {
        shop.database.faults.fail("commit", failure(StoreFailure.Kind.REFUSED));
        Faults.Hold hold = shop.database.faults.hold("commit");
        shop.database.faults.fail("commit", failure(StoreFailure.Kind.REFUSED));
        Result<List<Reply>> result = shop.submit(open("a", 0), open("b", 0), open("c", 0));

        hold.release();
        shop.step();

        isFresh(result.item().get(0));
        says(result.item().get(1), "refused this request");
        isFresh(result.item().get(2));
        assertThat(shop.database.outbox).isEmpty();
    }

    @Test
    void what_nobody_foresaw_is_answered_too_and_leaves_the_path_free() {
        shop.database.faults.fail("begin", new IllegalStateException("a bug"));

        says(shop.submit(open("a", 0)).item().getFirst(), "refused this request");

        Result<List<Reply>> next = shop.submit(open("b", 0));
        shop.step();
        isFresh(next.item().getFirst());
    }

    /// The books hold an account that its opening never made: nothing may be written on top.
    @Test
    void a_batch_that_cannot_be_decided_is_rolled_back() {
        shop.submit(open("a", 0));
        shop.step();
        Book torn = new Book();
        torn.accounts().putAll(shop.database.book.accounts());
        shop.database.book = torn;

        says(shop.submit(open("a", 0)).item().getFirst(), "refused this request");

        assertThat(shop.database.faults.calls("rollback")).isEqualTo(1);
        assertThat(shop.database.outbox).isEmpty();
    }

    @Test
    void a_repeat_waits_for_the_entry_of_the_original() {
        Result<List<Reply>> first = shop.submit(open("a", 0));
        Result<List<Reply>> repeat = shop.submit(open("a", 0));
        assertThat(repeat.isOpen()).isTrue();
        assertThat(shop.database.outbox).hasSize(1);

        shop.step();

        isFresh(first.item().getFirst());
        assertThat(repeat.item())
                .containsExactly(new Reply.Acknowledged(decision("a"), true, epoch(1)));
    }

    @Test
    void a_used_key_is_told_so_only_when_the_journal_has_the_original() {
        shop.submit(open("a", 0));
        Result<List<Reply>> other = shop.submit(open("a", 1));
        assertThat(other.isOpen()).isTrue();

        shop.step();

        assertThat(other.item()).containsExactly(new Reply.KeyReused(decisionOf("a")));
    }

    @Test
    void a_repeat_of_what_is_journaled_is_answered_at_once_and_writes_nothing() {
        shop.submit(open("a", 0));
        shop.step();

        assertThat(shop.submit(open("a", 0), open("a", 7)).item())
                .containsExactly(
                        new Reply.Acknowledged(decision("a"), true, epoch(1)),
                        new Reply.KeyReused(decisionOf("a")));
        assertThat(shop.database.faults.calls("commit")).isEqualTo(1);
        assertThat(shop.database.faults.calls("rollback")).isEqualTo(1);
    }

    @Test
    void repeats_and_firsts_of_one_batch_wait_each_for_their_own_entry() {
        OutboxRow earlier = shop.database.commit(open("a", 0));
        Result<List<Reply>> repeat = shop.submit(open("a", 0));
        Result<List<Reply>> both = shop.submit(open("a", 0), open("b", 0));

        shop.waiting.stored(List.of(earlier.id()));
        assertThat(repeat.item()).hasSize(1);
        assertThat(both.isOpen()).isTrue();

        shop.step();
        assertThat(both.item()).hasSize(2);
    }

    @Test
    void a_region_that_is_fenced_leaves_those_who_wait_without_a_verdict() {
        Result<List<Reply>> waiting = shop.submit(open("a", 0));
        Faults.Hold hold = shop.database.faults.hold("begin");
        Result<List<Reply>> inFlight = shop.submit(open("b", 0));
        Result<List<Reply>> queued = shop.submit(open("c", 0));

        shop.state.fenced(epoch(1));

        assertThat(waiting.item().getFirst()).isInstanceOf(Reply.Unknown.class);
        assertThat(queued.item()).containsExactly(new Reply.NotActive(Optional.empty()));
        assertThat(inFlight.isOpen()).isTrue();
        shop.database.gate = Gate.open(epoch(2), Regions.WEST);
        hold.release();
        assertThat(inFlight.item()).containsExactly(new Reply.NotActive(Optional.empty()));
    }

    @Test
    void a_region_that_is_fenced_between_the_look_and_the_queue_decides_nothing() {
        shop.pace.atNextLook(() -> shop.state.fenced(epoch(1)));

        assertThat(shop.submit(open("a", 0)).item())
                .containsExactly(new Reply.NotActive(Optional.empty()));
        assertThat(shop.database.faults.calls()).isEmpty();
        assertThat(shop.transactions.isIdle()).isTrue();
    }

    @Test
    void a_fence_of_an_old_epoch_changes_nothing() {
        shop.state.activate(epoch(2));
        shop.database.gate = Gate.open(epoch(2), Regions.EAST);
        Result<List<Reply>> result = shop.submit(open("a", 0));

        shop.state.fenced(epoch(1));

        assertThat(result.isOpen()).isTrue();
        assertThat(shop.state.now().accepts()).isTrue();
    }

    @Test
    void a_draining_region_lets_nothing_in_and_finishes_what_is_in_flight() {
        Faults.Hold hold = shop.database.faults.hold("begin");
        Result<List<Reply>> inFlight = shop.submit(open("a", 0));
        Result<List<Reply>> queued = shop.submit(open("b", 0));

        shop.state.drain();

        assertThat(queued.item()).containsExactly(new Reply.NotActive(Optional.empty()));
        assertThat(shop.submit(open("c", 0)).item())
                .containsExactly(new Reply.NotActive(Optional.empty()));
        hold.release();
        shop.step();
        isFresh(inFlight.item().getFirst());
    }

    /// Another process moved the row: this one hears nothing, and the database shows it.
    @Test
    void what_another_process_journaled_is_found_in_the_database() {
        Result<List<Reply>> result = shop.submit(open("a", 0));
        shop.database.outbox.clear();

        shop.pace.passMillis(199);
        assertThat(result.isOpen()).isTrue();
        shop.pace.passMillis(1);

        isFresh(result.item().getFirst());
    }

    /// Its row is not there either, so that an empty outbox alone would look like success.
    @Test
    void what_was_undone_is_unknown() {
        Result<List<Reply>> result = shop.submit(open("a", 0));
        shop.database.outbox.clear();
        shop.database.carriers.clear();

        shop.pace.pass(Workshop.LOOK_EVERY);

        assertThat(result.item())
                .containsExactly(
                        new Reply.Unknown(
                                "The region changed before the journal had the decision."));
    }

    @Test
    void patience_ends() {
        Result<List<Reply>> result = shop.submit(open("a", 0));
        for (int i = 0; i < 3; i++) {
            shop.database.faults.fail("evidence", failure(StoreFailure.Kind.UNAVAILABLE));
        }

        shop.pace.passMillis(1_999);
        assertThat(result.isOpen()).isTrue();
        shop.pace.passMillis(1);

        assertThat(result.item())
                .containsExactly(
                        new Reply.Unknown("The journal did not confirm the decision in time."));
        assertThat(shop.pace.waiting()).isZero();
    }

    @Test
    void an_unforeseen_failure_of_the_evidence_is_unknown_too() {
        Result<List<Reply>> result = shop.submit(open("a", 0));
        shop.database.faults.fail("evidence", new IllegalStateException("a bug"));

        shop.pace.pass(Workshop.LOOK_EVERY);

        assertThat(result.item().getFirst()).isInstanceOf(Reply.Unknown.class);
    }

    /// The commit happened, its answer was lost: the repeat with the same key finds out.
    @Test
    void an_unknown_commit_is_cleared_up_by_a_repeat() {
        shop.database.faults.loseAnswer("commit", failure(StoreFailure.Kind.COMMIT_UNKNOWN));
        assertThat(shop.submit(open("a", 0)).item().getFirst()).isInstanceOf(Reply.Unknown.class);

        Result<List<Reply>> repeat = shop.submit(open("a", 0));
        shop.step();

        assertThat(repeat.item())
                .containsExactly(new Reply.Acknowledged(decision("a"), true, epoch(1)));
    }

    @Test
    void a_rejection_is_acknowledged_like_any_other_decision() {
        Result<List<Reply>> result = shop.submit(transfer("t", "a", "b", 1));
        assertThat(result.isOpen()).isTrue();
        shop.step();

        Reply.Acknowledged reply = (Reply.Acknowledged) result.item().getFirst();
        assertThat(reply.decision().outcome()).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void a_command_never_takes_up_more_than_was_reckoned() {
        for (long seed = 1; seed <= 200; seed++) {
            var commands = new RandomCommands(seed);
            var book = new Book();
            for (Command command : commands.batch(60)) {
                var change =
                        LedgerRules.decide(List.of(command), book.view(), Samples.NOON).change();
                book.apply(change);
                int bytes = DecisionCodec.encode(change.decisions()).length();
                assertThat(bytes).as("seed %d", seed).isLessThanOrEqualTo(CommandSize.of(command));
            }
        }
    }

    private Decision decision(String key) {
        return shop.database.book.view().decisions().get(decisionOf(key));
    }

    private static Command[] opens(String prefix, int count) {
        List<Command> opens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opens.add(open(prefix + i, 0));
        }
        return opens.toArray(Command[]::new);
    }

    private static SubmitTransactions.Bounds bounds(
            int commands, long bytes, int batchCommands, int batchBytes) {
        return new SubmitTransactions.Bounds(
                commands, bytes, batchCommands, batchBytes, Duration.ofSeconds(2));
    }

    private static StoreFailure failure(StoreFailure.Kind kind) {
        return new StoreFailure(kind, "on purpose", new IllegalStateException("cause"));
    }

    private static void isFresh(Reply reply) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Acknowledged.class,
                        acknowledged -> assertThat(acknowledged.repeated()).isFalse());
    }

    private static void says(Reply reply, String why) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).contains(why));
    }
}
