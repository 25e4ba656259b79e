package dev.holdfast.ledger;

import static dev.holdfast.ledger.Samples.account;
import static dev.holdfast.ledger.Samples.decide;
import static dev.holdfast.ledger.Samples.decided;
import static dev.holdfast.ledger.Samples.decisionOf;
import static dev.holdfast.ledger.Samples.held;
import static dev.holdfast.ledger.Samples.limit;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.ledger.Samples.reverse;
import static dev.holdfast.ledger.Samples.transfer;
import static dev.holdfast.ledger.Samples.viewOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerRulesTest {

    private static final long MAX = Long.MAX_VALUE;

    @Test
    void opening_makes_an_account_named_after_the_decision() {
        Ruling ruling = decide(viewOf(), open("a", 5));

        assertThat(outcome(ruling)).isEqualTo(new Outcome.Opened(account("a")));
        assertThat(ruling.change().opened()).containsExactly(held("a", 0, 5));
        assertThat(ruling.change().changed()).isEmpty();
        assertThat(ruling.change().isEmpty()).isFalse();
    }

    @Test
    void a_transfer_moves_the_amount_and_writes_both_sides() {
        Ruling ruling =
                decide(viewOf(held("a", 10, 0), held("b", 1, 0)), transfer("t", "a", "b", 7));

        assertThat(outcome(ruling))
                .isEqualTo(new Outcome.Posted(account("a"), account("b"), 7, Samples.EUR));
        assertThat(ruling.change().postings())
                .containsExactly(
                        new Posting(account("a"), 2, decisionOf("t"), -7, 3),
                        new Posting(account("b"), 2, decisionOf("t"), 7, 8));
        assertThat(ruling.change().changed())
                .containsExactly(held("a", 10, 0).posted(-7), held("b", 1, 0).posted(7));
        assertThat(ruling.change().opened()).isEmpty();
        assertThat(ruling.change().decisions())
                .containsExactly(decided(transfer("t", "a", "b", 7), outcome(ruling)));
    }

    @Test
    void a_transfer_needs_both_accounts() {
        assertThat(outcome(decide(viewOf(held("b", 0, 0)), transfer("t", "a", "b", 1))))
                .isEqualTo(rejected(Rejection.UNKNOWN_DEBIT_ACCOUNT));
        assertThat(outcome(decide(viewOf(held("a", 1, 0)), transfer("t", "a", "b", 1))))
                .isEqualTo(rejected(Rejection.UNKNOWN_CREDIT_ACCOUNT));
    }

    @Test
    void a_transfer_never_mixes_currencies() {
        Account dollars = new Account(account("d"), Samples.USD, 10, 0, 1);

        assertThat(outcome(decide(viewOf(dollars, held("b", 0, 0)), transfer("t", "d", "b", 1))))
                .isEqualTo(rejected(Rejection.CURRENCY_MISMATCH));
        assertThat(outcome(decide(viewOf(dollars, held("b", 9, 0)), transfer("t", "b", "d", 1))))
                .isEqualTo(rejected(Rejection.CURRENCY_MISMATCH));
    }

    @Test
    void a_transfer_stops_at_the_overdraft_limit() {
        LedgerView view = viewOf(held("a", 2, 3), held("b", 0, 0));

        assertThat(outcome(decide(view, transfer("t", "a", "b", 5))))
                .isInstanceOf(Outcome.Posted.class);
        assertThat(outcome(decide(view, transfer("t", "a", "b", 6))))
                .isEqualTo(rejected(Rejection.INSUFFICIENT_FUNDS));
    }

    @Test
    void a_balance_stays_within_64_bits() {
        LedgerView view = viewOf(held("a", 9, 0), held("b", MAX - 5, 0));

        assertThat(outcome(decide(view, transfer("t", "a", "b", 5))))
                .isInstanceOf(Outcome.Posted.class);
        assertThat(outcome(decide(view, transfer("t", "a", "b", 6))))
                .isEqualTo(rejected(Rejection.BALANCE_OUT_OF_RANGE));
    }

    @Test
    void a_rejection_is_recorded_and_changes_nothing_else() {
        Ruling ruling = decide(viewOf(), transfer("t", "a", "b", 1));

        assertThat(ruling.change().decisions()).hasSize(1);
        assertThat(ruling.change().postings()).isEmpty();
        assertThat(ruling.change().changed()).isEmpty();
        assertThat(ruling.change().opened()).isEmpty();
    }

    @Test
    void a_limit_changes_and_the_decision_keeps_the_one_before() {
        Ruling ruling = decide(viewOf(held("a", 0, 5)), limit("l", "a", 8));

        assertThat(outcome(ruling)).isEqualTo(new Outcome.LimitChanged(5));
        assertThat(ruling.change().changed()).containsExactly(held("a", 0, 5).limited(8));
    }

    @Test
    void a_limit_needs_its_account_and_must_cover_what_is_used() {
        assertThat(outcome(decide(viewOf(), limit("l", "a", 8))))
                .isEqualTo(rejected(Rejection.UNKNOWN_ACCOUNT));
        assertThat(outcome(decide(viewOf(held("a", -5, 9)), limit("l", "a", 4))))
                .isEqualTo(rejected(Rejection.LIMIT_BELOW_USE));
        assertThat(outcome(decide(viewOf(held("a", -5, 9)), limit("l", "a", 5))))
                .isEqualTo(new Outcome.LimitChanged(9));
        assertThat(outcome(decide(viewOf(held("a", 5, 9)), limit("l", "a", 0))))
                .isEqualTo(new Outcome.LimitChanged(9));
    }

    @Test
    void a_reversal_moves_the_amount_back() {
        Ruling ruling =
                decide(
                        viewOf(held("a", 10, 0), held("b", 0, 0)),
                        transfer("t", "a", "b", 7),
                        reverse("r", "t"));

        assertThat(outcome(ruling, 1))
                .isEqualTo(new Outcome.Posted(account("b"), account("a"), 7, Samples.EUR));
        assertThat(ruling.change().changed())
                .containsExactlyInAnyOrder(
                        new Account(account("a"), Samples.EUR, 10, 0, 3),
                        new Account(account("b"), Samples.EUR, 0, 0, 3));
    }

    @Test
    void a_transfer_is_reversed_once() {
        Decision original = posted("t");
        LedgerView fresh = view(original, Set.of());
        LedgerView done = view(original, Set.of(decisionOf("t")));

        assertThat(outcome(decide(done, reverse("r", "t"))))
                .isEqualTo(rejected(Rejection.ALREADY_REVERSED));
        assertThat(outcome(decide(fresh, reverse("r", "t"), reverse("r2", "t")), 1))
                .isEqualTo(rejected(Rejection.ALREADY_REVERSED));
    }

    @Test
    void a_reversal_that_was_rejected_may_be_tried_again_under_another_key() {
        Ruling ruling =
                decide(
                        viewOf(held("a", 5, 0), held("b", 0, 0), held("c", 5, 0)),
                        transfer("t", "a", "b", 5),
                        transfer("u", "b", "c", 5),
                        reverse("r", "t"),
                        transfer("v", "c", "b", 5),
                        reverse("r2", "t"));

        assertThat(outcome(ruling, 2)).isEqualTo(rejected(Rejection.INSUFFICIENT_FUNDS));
        assertThat(outcome(ruling, 4)).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void only_a_posted_transfer_is_reversed() {
        LedgerView view = viewOf(held("a", 5, 0), held("b", 0, 0));

        assertThat(outcome(decide(view, reverse("r", "t"))))
                .isEqualTo(rejected(Rejection.UNKNOWN_TRANSACTION));
        assertThat(outcome(decide(view, transfer("t", "a", "b", 9), reverse("r", "t")), 1))
                .isEqualTo(rejected(Rejection.NOT_REVERSIBLE));
        assertThat(outcome(decide(view, open("o", 0), reverse("r", "o")), 1))
                .isEqualTo(rejected(Rejection.NOT_REVERSIBLE));
        Ruling twice =
                decide(view, transfer("t", "a", "b", 1), reverse("r", "t"), reverse("q", "r"));
        assertThat(outcome(twice, 2)).isEqualTo(rejected(Rejection.NOT_REVERSIBLE));
    }

    @Test
    void a_reversal_cannot_name_itself() {
        Command.Reverse self = reverse("r", "r");

        assertThat(outcome(decide(viewOf(), self)))
                .isEqualTo(rejected(Rejection.UNKNOWN_TRANSACTION));
    }

    @Test
    void a_repeat_gets_the_recorded_decision_and_changes_nothing() {
        Decision original = posted("t");
        Ruling ruling = decide(view(original, Set.of()), transfer("t", "a", "b", 5));

        assertThat(ruling.answers()).containsExactly(new Answer.Repeated(original));
        assertThat(ruling.change().isEmpty()).isTrue();
    }

    @Test
    void a_key_that_is_used_for_another_command_is_told_so() {
        Decision original = posted("t");
        Ruling ruling = decide(view(original, Set.of()), transfer("t", "a", "b", 6));

        assertThat(ruling.answers()).containsExactly(new Answer.KeyReused(original));
        assertThat(ruling.change().isEmpty()).isTrue();
    }

    @Test
    void a_repeat_within_a_batch_is_a_repeat_as_well() {
        Ruling ruling = decide(viewOf(), open("a", 0), open("a", 0), open("a", 1));
        Decision first = ruling.answers().getFirst().decision();

        assertThat(ruling.answers())
                .containsExactly(
                        new Answer.Decided(first),
                        new Answer.Repeated(first),
                        new Answer.KeyReused(first));
        assertThat(ruling.change().decisions()).containsExactly(first);
    }

    @Test
    void each_command_sees_what_the_ones_before_it_left() {
        Ruling ruling =
                decide(
                        viewOf(),
                        open("a", 10),
                        open("b", 0),
                        transfer("t", "a", "b", 10),
                        transfer("u", "a", "b", 1),
                        limit("l", "a", 11),
                        transfer("v", "a", "b", 1));

        assertThat(outcome(ruling, 3)).isEqualTo(rejected(Rejection.INSUFFICIENT_FUNDS));
        assertThat(outcome(ruling, 5)).isInstanceOf(Outcome.Posted.class);
        assertThat(ruling.change().opened())
                .containsExactly(
                        new Account(account("a"), Samples.EUR, -11, 11, 4),
                        new Account(account("b"), Samples.EUR, 11, 0, 3));
        assertThat(ruling.change().changed()).isEmpty();
    }

    @Test
    void nothing_to_decide_changes_nothing() {
        Ruling ruling = LedgerRules.decide(List.of(), viewOf(), Samples.NOON);

        assertThat(ruling.answers()).isEmpty();
        assertThat(ruling.change().isEmpty()).isTrue();
    }

    private static Decision posted(String key) {
        Command.Transfer command = transfer(key, "a", "b", 5);
        return decided(command, new Outcome.Posted(account("a"), account("b"), 5, Samples.EUR));
    }

    private static LedgerView view(Decision original, Set<DecisionId> reversed) {
        return new LedgerView(
                Samples.byId(held("a", 0, 0), held("b", 99, 0)),
                Map.of(original.id(), original),
                reversed);
    }

    private static Outcome outcome(Ruling ruling) {
        return outcome(ruling, 0);
    }

    private static Outcome outcome(Ruling ruling, int index) {
        return ruling.answers().get(index).decision().outcome();
    }

    private static Outcome rejected(Rejection reason) {
        return new Outcome.Rejected(reason);
    }
}
