package dev.holdfast.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each way in which a service could break its promise turns the verdict red, and none of them
/// hides another.
class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Transfer PAID = new Transfer("key-1", "alice", "bob", 7);
    private static final Transfer REFUSED = new Transfer("key-2", "bob", "alice", 9_999);

    private final ClientLedger books = new ClientLedger();
    private final Map<String, Survivors.Found> transactions = new HashMap<>();
    private List<Survivors.PostingFound> postings =
            List.of(
                    new Survivors.PostingFound("alice", "t1", -7),
                    new Survivors.PostingFound("bob", "t1", 7));
    private Map<String, Long> balances = Map.of("alice", -7L, "bob", 7L);

    VerdictTest() {
        promise(PAID, "t1", true);
        promise(REFUSED, "t2", false);
        transactions.put("t1", new Survivors.Found("t1", "alice", "bob", 7, true, "key-1"));
        transactions.put("t2", new Survivors.Found("t2", "bob", "alice", 9_999, false, "key-2"));
    }

    @Test
    void kept_promises_hold() {
        Verdict verdict = verdict();

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.acknowledged()).isEqualTo(2);
        assertThat(verdict.unknown()).isZero();
        assertThat(verdict.lossMillis()).isZero();
    }

    @Test
    void an_acknowledged_transaction_that_is_not_there_is_lost() {
        transactions.remove("t1");

        assertThat(verdict().lost()).isEqualTo(1);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void an_acknowledged_rejection_that_is_not_there_is_lost_as_well() {
        transactions.remove("t2");

        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void a_posted_transaction_that_moved_nothing_is_lost() {
        postings = List.of();
        balances = Map.of("alice", 0L, "bob", 0L);

        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void a_transaction_that_one_account_knows_nothing_of_is_lost() {
        List<Survivors.PostingFound> both = postings;

        for (Survivors.PostingFound one : both) {
            postings = List.of(one);
            assertThat(verdict().lost()).as(one.toString()).isEqualTo(1);
        }
    }

    @Test
    void a_transaction_that_moved_its_amount_twice_is_doubled() {
        postings =
                List.of(
                        new Survivors.PostingFound("alice", "t1", -7),
                        new Survivors.PostingFound("alice", "t1", -7),
                        new Survivors.PostingFound("bob", "t1", 7),
                        new Survivors.PostingFound("bob", "t1", 7));
        balances = Map.of("alice", -14L, "bob", 14L);

        assertThat(verdict().duplicated()).isEqualTo(2);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void two_different_promises_for_one_key_count_as_doubled() {
        promise(PAID, "t3", true);

        assertThat(verdict().duplicated()).isEqualTo(1);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void another_amount_than_was_promised_is_a_change() {
        transactions.put("t1", new Survivors.Found("t1", "alice", "bob", 8, true, "key-1"));

        assertThat(verdict().changed()).isEqualTo(1);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void a_promised_rejection_that_was_posted_after_all_is_a_change() {
        transactions.put("t2", new Survivors.Found("t2", "bob", "alice", 9_999, true, "key-2"));

        assertThat(verdict().changed()).isEqualTo(1);
    }

    @Test
    void a_transaction_that_nobody_asked_for_is_invented() {
        postings =
                List.of(
                        new Survivors.PostingFound("alice", "t1", -7),
                        new Survivors.PostingFound("bob", "t1", 7),
                        new Survivors.PostingFound("alice", "t9", -1),
                        new Survivors.PostingFound("bob", "t9", 1));
        balances = Map.of("alice", -8L, "bob", 8L);

        assertThat(verdict().invented()).isEqualTo(1);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void a_transaction_with_an_unknown_outcome_may_be_there() {
        books.sent(new Transfer("key-3", "alice", "bob", 1), NOW);
        transactions.put("t3", new Survivors.Found("t3", "alice", "bob", 1, true, "key-3"));
        postings =
                List.of(
                        new Survivors.PostingFound("alice", "t1", -7),
                        new Survivors.PostingFound("bob", "t1", 7),
                        new Survivors.PostingFound("alice", "t3", -1),
                        new Survivors.PostingFound("bob", "t3", 1));
        balances = Map.of("alice", -8L, "bob", 8L);

        assertThat(verdict().holds()).isTrue();
        assertThat(verdict().unknown()).isEqualTo(1);
    }

    @Test
    void balances_that_do_not_sum_to_zero_are_out_of_balance() {
        balances = Map.of("alice", -7L, "bob", 8L);

        assertThat(verdict().balanced()).isFalse();
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void a_balance_that_its_postings_do_not_explain_is_out_of_balance() {
        balances = Map.of("alice", -5L, "bob", 5L);

        assertThat(verdict().balanced()).isFalse();
    }

    @Test
    void a_key_that_moved_its_amount_under_two_ids_is_doubled() {
        add(new Survivors.Found("t9", "alice", "bob", 7, true, "key-1"));
        balances = Map.of("alice", -14L, "bob", 14L);

        assertThat(verdict().duplicated()).isEqualTo(1);
        assertThat(verdict().invented()).isZero();
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void an_unknown_transaction_that_moved_something_else_is_a_change() {
        books.sent(new Transfer("key-3", "alice", "bob", 1), NOW);
        add(new Survivors.Found("t3", "alice", "bob", 2, true, "key-3"));
        balances = Map.of("alice", -9L, "bob", 9L);

        assertThat(verdict().changed()).isEqualTo(1);
    }

    @Test
    void a_balance_that_agrees_with_its_postings_and_not_with_the_clients_books_is_wrong() {
        postings =
                List.of(
                        new Survivors.PostingFound("alice", "t1", -6),
                        new Survivors.PostingFound("bob", "t1", 6));
        balances = Map.of("alice", -6L, "bob", 6L);

        assertThat(verdict().balanced()).isTrue();
        assertThat(verdict().wrongBalances()).isEqualTo(2);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void an_acknowledgement_of_an_epoch_that_was_over_comes_from_a_sealed_region() {
        promise(new Transfer("key-3", "alice", "bob", 1), later("t3", 2, "us-east-2", 1));
        books.sent(new Transfer("key-4", "alice", "bob", 1), NOW.plusSeconds(2));
        promise(new Transfer("key-4", "alice", "bob", 1), later("t4", 1, "us-east-1", 3));

        assertThat(verdict().sealed()).isEqualTo(1);
    }

    @Test
    void an_answer_that_was_on_its_way_when_its_epoch_ended_breaks_nothing() {
        books.sent(new Transfer("key-4", "alice", "bob", 1), NOW);
        promise(new Transfer("key-3", "alice", "bob", 1), later("t3", 2, "us-east-2", 1));
        promise(new Transfer("key-4", "alice", "bob", 1), later("t4", 1, "us-east-1", 3));

        assertThat(verdict().sealed()).isZero();
    }

    @Test
    void two_regions_that_acknowledge_in_one_epoch_are_one_too_many() {
        promise(new Transfer("key-3", "alice", "bob", 1), later("t3", 1, "us-east-2", 1));

        assertThat(verdict().sealed()).isEqualTo(1);
    }

    @Test
    void the_loss_window_goes_from_the_oldest_loss_to_the_end_of_its_epoch() {
        promise(new Transfer("key-3", "alice", "bob", 1), later("t3", 1, "us-east-1", 4));
        promise(new Transfer("key-4", "alice", "bob", 1), later("t4", 2, "us-east-2", 9));
        transactions.remove("t1");

        assertThat(verdict().lossMillis()).isEqualTo(4_001);
    }

    private static Acknowledgement later(String id, long epoch, String region, long seconds) {
        return new Acknowledgement(id, true, epoch, region, NOW.plusSeconds(seconds));
    }

    private void promise(Transfer transfer, Acknowledgement promise) {
        books.sent(transfer, promise.at().minusMillis(1));
        books.acknowledged(transfer, promise);
        add(new Survivors.Found(promise.id(), "alice", "bob", 1, true, transfer.key()));
    }

    private void add(Survivors.Found found) {
        transactions.put(found.id(), found);
        postings = new ArrayList<>(postings);
        postings.add(new Survivors.PostingFound(found.debit(), found.id(), -found.amount()));
        postings.add(new Survivors.PostingFound(found.credit(), found.id(), found.amount()));
    }

    private void promise(Transfer transfer, String id, boolean posted) {
        books.sent(transfer, NOW);
        books.acknowledged(transfer, new Acknowledgement(id, posted, 1, "us-east-1", NOW));
    }

    private Verdict verdict() {
        return Verdict.of(books.lines(), books.contradictions(), survivors());
    }

    private Survivors survivors() {
        return new Survivors(transactions, postings, balances);
    }
}
