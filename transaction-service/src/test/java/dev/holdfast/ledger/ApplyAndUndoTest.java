package dev.holdfast.ledger;

import static dev.holdfast.ledger.Samples.account;
import static dev.holdfast.ledger.Samples.byId;
import static dev.holdfast.ledger.Samples.decided;
import static dev.holdfast.ledger.Samples.decisionOf;
import static dev.holdfast.ledger.Samples.held;
import static dev.holdfast.ledger.Samples.limit;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.ledger.Samples.reverse;
import static dev.holdfast.ledger.Samples.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Decisions applied verbatim, taken back, and the locks that both need.
class ApplyAndUndoTest {

    private static final Decision OPENED_A =
            decided(open("a", 5), new Outcome.Opened(account("a")));
    private static final Decision PAID =
            decided(
                    transfer("t", "a", "b", 3),
                    new Outcome.Posted(account("a"), account("b"), 3, Samples.EUR));
    private static final Decision LIMITED =
            decided(limit("l", "b", 8), new Outcome.LimitChanged(2));
    private static final Decision REFUSED =
            decided(
                    transfer("x", "a", "c", 3),
                    new Outcome.Rejected(Rejection.UNKNOWN_CREDIT_ACCOUNT));

    @Test
    void decisions_are_applied_as_they_were_made() {
        LedgerChange change =
                LedgerChange.applying(
                        List.of(OPENED_A, PAID, LIMITED, REFUSED), byId(held("b", 1, 2)));

        assertThat(change.opened()).containsExactly(held("a", 0, 5).posted(-3));
        assertThat(change.changed()).containsExactly(held("b", 1, 2).posted(3).limited(8));
        assertThat(change.decisions()).containsExactly(OPENED_A, PAID, LIMITED, REFUSED);
        assertThat(change.postings()).hasSize(2);
    }

    /// The rules of today may say otherwise; the decision of then counts.
    @Test
    void applying_decides_nothing_again() {
        LedgerChange change =
                LedgerChange.applying(List.of(PAID), byId(held("a", 0, 0), held("b", 0, 0)));

        assertThat(change.changed()).extracting(Account::balance).containsExactly(-3L, 3L);
    }

    @Test
    void decisions_are_taken_back_newest_first() {
        Map<AccountId, Account> after =
                byId(held("a", 0, 5).posted(-3), held("b", 1, 2).posted(3).limited(8));

        LedgerUndo undo = LedgerUndo.of(List.of(OPENED_A, PAID, LIMITED, REFUSED), after);

        assertThat(undo.removed())
                .containsExactly(
                        decisionOf("a"), decisionOf("t"), decisionOf("l"), decisionOf("x"));
        assertThat(undo.restored()).containsExactly(held("b", 1, 2));
        assertThat(undo.closed()).containsExactly(account("a"));
    }

    @Test
    void decisions_that_do_not_fit_the_accounts_are_corruption() {
        assertThatThrownBy(() -> LedgerChange.applying(List.of(PAID), Map.of()))
                .isInstanceOf(CorruptLedger.class)
                .hasMessageContaining(account("a").toString());
        assertThatThrownBy(() -> LedgerChange.applying(List.of(LIMITED), Map.of()))
                .isInstanceOf(CorruptLedger.class);
        assertThatThrownBy(() -> LedgerChange.applying(List.of(OPENED_A), byId(held("a", 0, 0))))
                .isInstanceOf(CorruptLedger.class)
                .hasMessageContaining("opened twice");
        assertThatThrownBy(() ->
                        LedgerChange.applying(
                                List.of(PAID), byId(held("a", 0, 0), held("b", Long.MAX_VALUE, 0))))
                .isInstanceOf(CorruptLedger.class)
                .hasMessageContaining("64 bits");
    }

    @Test
    void an_account_that_is_used_elsewhere_cannot_be_closed() {
        assertThatThrownBy(() -> LedgerUndo.of(List.of(OPENED_A), byId(held("a", 0, 5).posted(1))))
                .isInstanceOf(CorruptLedger.class)
                .hasMessageContaining("still used at version 2");
        assertThatThrownBy(() -> LedgerUndo.of(List.of(OPENED_A), Map.of()))
                .isInstanceOf(CorruptLedger.class);
        assertThatThrownBy(() -> LedgerUndo.of(List.of(PAID), Map.of()))
                .isInstanceOf(CorruptLedger.class);
        assertThatThrownBy(() -> LedgerUndo.of(List.of(LIMITED), Map.of()))
                .isInstanceOf(CorruptLedger.class);
    }

    @Test
    void commands_touch_their_keys_accounts_and_originals() {
        Touched touched =
                Touched.byCommands(
                        List.of(
                                open("a", 0),
                                limit("l", "b", 1),
                                transfer("t", "c", "d", 1),
                                reverse("r", "t")));

        assertThat(touched.decisions())
                .containsExactlyInAnyOrder(
                        decisionOf("a"), decisionOf("l"), decisionOf("t"), decisionOf("r"));
        assertThat(touched.accounts())
                .containsExactlyInAnyOrder(account("a"), account("b"), account("c"), account("d"));
        assertThat(touched.originals()).containsExactly(decisionOf("t"));
    }

    @Test
    void decisions_touch_what_they_moved_as_well() {
        Decision reversal =
                decided(
                        reverse("r", "t"),
                        new Outcome.Posted(account("b"), account("a"), 3, Samples.EUR));

        Touched touched = Touched.byDecisions(List.of(reversal, REFUSED));

        assertThat(touched.accounts())
                .containsExactlyInAnyOrder(account("a"), account("b"), account("c"));
        assertThat(touched.originals()).containsExactly(decisionOf("t"));
        assertThat(touched.decisions()).containsExactlyInAnyOrder(decisionOf("r"), decisionOf("x"));
    }
}
