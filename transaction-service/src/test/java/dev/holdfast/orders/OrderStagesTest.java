package dev.holdfast.orders;

import static dev.holdfast.ledger.Samples.EUR;
import static dev.holdfast.ledger.Samples.key;
import static dev.holdfast.orders.Desk.ALICE;
import static dev.holdfast.orders.Desk.SHOP;
import static dev.holdfast.orders.Desk.now;
import static dev.holdfast.orders.Desk.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.processing.Reply;
import dev.holdfast.processing.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// An order's way through its stages, cut off wherever it can be.
class OrderStagesTest {

    private static final OrderId ID = new OrderId("o1");

    private final Desk desk = new Desk();

    @Test
    void an_order_is_validated_paid_and_fulfilled() {
        AdvanceOrder.Progress progress = desk.run(order("o1", 300));

        assertThat(progress.waiting()).isEmpty();
        assertThat(progress.order().history().stream().map(OrderEvent::stage))
                .containsExactly(
                        Stage.PLACED, Stage.VALIDATED, Stage.PAYING, Stage.PAID, Stage.FULFILLED);
        assertThat(desk.ledger.balance(ALICE)).isEqualTo(-300);
        assertThat(desk.ledger.balance(SHOP)).isEqualTo(300);
        assertThat(now(desk.fetch.fetch(ID))).isPresent();
    }

    @Test
    void an_order_that_breaks_a_rule_is_refused_and_costs_nothing() {
        assertThat(desk.run(order("o1", Desk.LARGEST + 1)).order().stage())
                .isEqualTo(Stage.REFUSED);
        assertThat(desk.ledger.transactions()).isZero();
    }

    @Test
    void a_payment_that_the_ledger_refuses_declines_the_order() {
        OrderRecord order = desk.run(order("o1", 1_001)).order();

        assertThat(order.event(OrderEvent.Declined.class).orElseThrow().reason())
                .isEqualTo(Rejection.INSUFFICIENT_FUNDS);
        assertThat(desk.documents.has(ID)).isFalse();
        assertThat(now(desk.fetch.fetch(ID))).isEmpty();
    }

    /// Each write of the record is lost in turn, before or after it happens; then the order is
    /// placed again by whoever got no answer. It costs what one order costs.
    @ParameterizedTest
    @CsvSource({
        "0,true", "0,false", "1,true", "1,false", "2,true", "2,false", "3,true", "3,false",
        "4,true", "4,false"
    })
    void an_order_that_is_cut_off_anywhere_is_paid_once_and_fulfilled_once(
            int after, boolean written) {
        cutOff(after, written);

        assertThat(desk.run(order("o1", 300)).order().stage()).isEqualTo(Stage.FULFILLED);
        assertThat(desk.ledger.transactions()).isEqualTo(1);
        assertThat(desk.ledger.balance(SHOP)).isEqualTo(300);
        assertThat(desk.documents.writes()).isEqualTo(1);
    }

    private void cutOff(int after, boolean written) {
        desk.orders.failWrite(after, written);
        Result<?> result =
                Result.of(
                        desk.place
                                .place(order("o1", 300))
                                .map(placed -> ((PlaceOrder.Placement.Accepted) placed).order())
                                .chain(desk.advance::advance));
        assertThat(result.failure()).isInstanceOf(PartUnavailable.class);
    }

    @Test
    void a_payment_whose_outcome_is_not_known_is_repeated_and_made_once() {
        desk.ledger.loseReplies(1);
        assertThat(desk.run(order("o1", 300)).waiting()).contains("Nobody knows.");
        assertThat(desk.stage("o1")).isEqualTo(Stage.PAYING);

        assertThat(desk.run(order("o1", 300)).order().stage()).isEqualTo(Stage.FULFILLED);
        assertThat(desk.ledger.transactions()).isEqualTo(1);
    }

    @Test
    void an_order_waits_while_the_region_cannot_pay() {
        desk.ledger.sayInstead(new Reply.NotActive(Optional.empty()));
        desk.ledger.sayInstead(new Reply.Busy(Duration.ofSeconds(1)));
        desk.ledger.sayInstead(new Reply.Unavailable("No database."));

        assertThat(desk.run(order("o1", 300)).waiting().orElseThrow()).contains("does not accept");
        assertThat(desk.run(order("o1", 300)).waiting().orElseThrow()).contains("Too much");
        assertThat(desk.run(order("o1", 300)).waiting()).contains("No database.");
        assertThat(desk.run(order("o1", 300)).order().stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void a_key_of_an_order_that_holds_something_else_is_no_outcome() {
        desk.ledger.sayInstead(new Reply.KeyReused(new DecisionId(new UUID(1, 2))));

        Result<?> result = Result.of(desk.advance.advance(desk.placed(order("o1", 300))));

        assertThat(result.failure()).isInstanceOf(IllegalStateException.class);
        assertThat(desk.stage("o1")).isEqualTo(Stage.PAYING);
    }

    @Test
    void a_paid_order_waits_for_its_document() {
        desk.documents.goDown(true);
        assertThat(desk.run(order("o1", 300)).waiting()).contains("The documents are away.");

        desk.documents.goDown(false);

        assertThat(desk.run(order("o1", 300)).order().stage()).isEqualTo(Stage.FULFILLED);
    }

    @Test
    void a_document_that_was_written_unheard_is_not_written_twice() {
        desk.documents.goSilent(true);
        assertThat(desk.run(order("o1", 300)).order().stage()).isEqualTo(Stage.PAID);

        desk.documents.goSilent(false);

        assertThat(desk.run(order("o1", 300)).order().stage()).isEqualTo(Stage.FULFILLED);
        assertThat(desk.documents.writes()).isEqualTo(1);
    }

    /// The write that was not answered has worked: it is taken away again, and the money is back.
    @Test
    void an_order_that_cannot_be_fulfilled_in_time_is_paid_back_and_its_document_removed() {
        desk.documents.goSilent(true);
        desk.run(order("o1", 300));
        desk.pace.pass(Desk.WITHIN.plusSeconds(1));
        assertThat(desk.run(order("o1", 300)).order().stage()).isEqualTo(Stage.CANCELLING);

        desk.documents.goSilent(false);
        OrderRecord order = desk.run(order("o1", 300)).order();

        assertThat(order.stage()).isEqualTo(Stage.CANCELLED);
        assertThat(order.event(OrderEvent.CancellationBegun.class).orElseThrow().reason())
                .isEqualTo(CancelReason.FULFILMENT_TIMED_OUT);
        assertThat(desk.documents.has(ID)).isFalse();
        assertThat(desk.ledger.balance(ALICE)).isZero();
    }

    @Test
    void another_document_under_the_orders_name_cancels_it_and_stays() {
        desk.documents.plant(ID, "something else");

        OrderRecord order = desk.run(order("o1", 300)).order();

        assertThat(order.stage()).isEqualTo(Stage.CANCELLED);
        assertThat(desk.ledger.balance(ALICE)).isZero();
        assertThat(now(desk.documents.read(ID)).map(String::new)).contains("something else");
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"PLACED", "PAYING"})
    void an_order_that_is_cancelled_before_it_is_paid_removes_nobodys_document(Stage at) {
        bringTo(at);
        desk.documents.plant(ID, "something else");

        now(desk.cancel.cancel(ID, CancelReason.OPERATOR));

        assertThat(desk.stage("o1")).isEqualTo(Stage.CANCELLED);
        assertThat(now(desk.documents.read(ID)).map(String::new)).contains("something else");
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"PLACED", "VALIDATED", "PAYING", "PAID"})
    void an_order_that_is_cancelled_on_its_way_leaves_no_trace_in_the_balances(Stage at) {
        bringTo(at);

        AdvanceOrder.Progress progress =
                now(desk.cancel.cancel(ID, CancelReason.OPERATOR)).orElseThrow();

        assertThat(progress.order().stage()).isEqualTo(Stage.CANCELLED);
        assertThat(desk.ledger.balance(ALICE)).isZero();
        assertThat(desk.ledger.balance(SHOP)).isZero();
        assertThat(desk.documents.has(ID)).isFalse();
    }

    /// Left with a payment that was made, and of which nobody heard.
    private void bringTo(Stage stage) {
        switch (stage) {
            case PLACED -> desk.placed(order("o1", 300));
            case VALIDATED ->
                    now(
                            desk.advance.run(
                                    new ValidateOrder(desk.pace, Desk.LARGEST),
                                    desk.placed(order("o1", 300))));
            case PAYING -> {
                desk.ledger.loseReplies(1);
                desk.run(order("o1", 300));
            }
            case PAID -> {
                desk.documents.goSilent(true);
                desk.run(order("o1", 300));
                desk.documents.goSilent(false);
            }
            default -> throw new AssertionError(stage);
        }
        assertThat(desk.stage("o1")).isEqualTo(stage);
    }

    @Test
    void cancelling_waits_for_what_it_needs_and_goes_on_from_there() {
        bringTo(Stage.PAID);
        desk.documents.goDown(true);
        now(desk.cancel.cancel(ID, CancelReason.OPERATOR));
        desk.documents.goDown(false);
        desk.ledger.sayInstead(new Reply.Unavailable("No database."));
        assertThat(desk.run(order("o1", 300)).waiting()).contains("No database.");
        desk.ledger.loseReplies(2);
        assertThat(desk.run(order("o1", 300)).waiting()).contains("Nobody knows.");
        assertThat(desk.run(order("o1", 300)).waiting()).contains("Nobody knows.");
        assertThat(desk.stage("o1")).isEqualTo(Stage.CANCELLING);

        assertThat(desk.run(order("o1", 300)).order().stage()).isEqualTo(Stage.CANCELLED);
        assertThat(desk.ledger.transactions()).isEqualTo(2);
        assertThat(desk.ledger.balance(ALICE)).isZero();
    }

    @Test
    void a_payment_that_was_never_possible_needs_no_reversal() {
        desk.ledger.sayInstead(new Reply.Unavailable("No database."));
        desk.run(order("o1", 1_001));

        OrderRecord order =
                now(desk.cancel.cancel(ID, CancelReason.OPERATOR)).orElseThrow().order();

        assertThat(order.event(OrderEvent.Cancelled.class).orElseThrow().reversal()).isNull();
    }

    @Test
    void a_payment_that_was_reversed_by_hand_is_not_reversed_again() {
        bringTo(Stage.PAID);
        desk.ledger.submitNow(
                new Command.Reverse(key("by-hand"), ID.paymentKey().decisionId(), Details.NONE));

        assertThat(now(desk.cancel.cancel(ID, CancelReason.OPERATOR)).orElseThrow().order().stage())
                .isEqualTo(Stage.CANCELLED);
        assertThat(desk.ledger.balance(ALICE)).isZero();
    }

    @Test
    void an_amount_that_the_payee_no_longer_has_is_for_a_person_to_decide() {
        bringTo(Stage.PAID);
        desk.ledger.submitNow(
                new Command.Transfer(key("spent"), SHOP, ALICE, 300, EUR, Details.NONE));

        OrderRecord order =
                now(desk.cancel.cancel(ID, CancelReason.OPERATOR)).orElseThrow().order();

        assertThat(order.stage()).isEqualTo(Stage.COMPENSATION_REFUSED);
        assertThat(order.event(OrderEvent.CompensationRefused.class).orElseThrow().reason())
                .isEqualTo(Rejection.INSUFFICIENT_FUNDS);
    }

    @Test
    void an_order_at_its_end_is_not_cancelled_any_more() {
        desk.run(order("o1", 300));

        assertThat(now(desk.cancel.cancel(ID, CancelReason.OPERATOR)).orElseThrow().order().stage())
                .isEqualTo(Stage.FULFILLED);
        assertThat(now(desk.cancel.cancel(new OrderId("none"), CancelReason.OPERATOR))).isEmpty();
    }

    /// While one process works on a stale record, another one has brought the order further.
    @Test
    void two_that_work_on_one_order_pay_and_fulfil_it_once() {
        OrderRecord stale = desk.placed(order("o1", 300));
        desk.run(order("o1", 300));

        AdvanceOrder.Progress late = now(desk.advance.advance(stale));

        assertThat(late.order()).isEqualTo(desk.orders.get(ID));
        assertThat(desk.ledger.transactions()).isEqualTo(1);
        assertThat(desk.documents.writes()).isEqualTo(1);
    }

    /// It validated an order that somebody else turned back: what it would do next must not happen.
    @Test
    void whoever_is_overtaken_by_a_cancellation_pays_nothing() {
        OrderRecord stale = desk.placed(order("o1", 300));
        now(desk.cancel.cancel(ID, CancelReason.OPERATOR));

        AdvanceOrder.Progress late = now(desk.advance.advance(stale));

        assertThat(late.order().stage()).isEqualTo(Stage.CANCELLED);
        assertThat(desk.ledger.transactions()).isZero();
    }

    @Test
    void one_stage_alone_leaves_an_order_that_is_elsewhere_as_it_is() {
        OrderRecord placed = desk.placed(order("o1", 300));

        assertThat(now(desk.advance.run(desk.payment, placed)).order()).isEqualTo(placed);
        assertThat(desk.ledger.transactions()).isZero();
    }

    @Test
    void an_id_that_is_used_for_another_order_is_refused_and_changes_nothing() {
        desk.run(order("o1", 300));

        assertThat(now(desk.place.place(order("o1", 301))))
                .isEqualTo(new PlaceOrder.Placement.IdReused(ID));
        assertThat(desk.orders.get(ID).order().total()).isEqualTo(300);
    }

    @Test
    void a_region_that_has_not_got_the_document_writes_it_again_to_the_byte() {
        desk.run(order("o1", 300));
        byte[] before = now(desk.fetch.fetch(ID)).orElseThrow();
        desk.documents.forget();

        assertThat(now(desk.fetch.fetch(ID)).orElseThrow()).isEqualTo(before);
    }

    @Test
    void there_is_no_document_where_there_is_no_order() {
        assertThat(now(desk.fetch.fetch(ID))).isEmpty();
    }
}
