package dev.holdfast.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each way in which a service could break its promise about orders turns the verdict red.
class OrderVerdictTest {

    private static final PlacedOrder PAID = new PlacedOrder("o1", "alice", "shop", 7, true);
    private static final PlacedOrder UNSOUND = new PlacedOrder("o2", "alice", "shop", 8, false);

    private final OrderBooks books = new OrderBooks();
    private final Map<String, OrderSurvivors.Found> orders = new HashMap<>();
    private final List<OrderSurvivors.Moved> moves = new ArrayList<>();

    OrderVerdictTest() {
        accept(PAID);
        accept(UNSOUND);
        fulfil(PAID, "t1");
        end(UNSOUND, "REFUSED");
    }

    private void accept(PlacedOrder order) {
        books.asks(order);
        books.accepted(order);
    }

    private void fulfil(PlacedOrder order, String payment) {
        orders.put(order.id(), new OrderSurvivors.Found(order, "FULFILLED", true, payment, true));
        moves.add(new OrderSurvivors.Moved(order.id(), payment, false, order.total()));
    }

    private void end(PlacedOrder order, String stage) {
        orders.put(order.id(), new OrderSurvivors.Found(order, stage, true, "", false));
    }

    private OrderVerdict verdict() {
        return OrderVerdict.of(books, new OrderSurvivors(orders, moves));
    }

    private void isRed() {
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void kept_promises_hold() {
        assertThat(verdict()).isEqualTo(new OrderVerdict(2, 1, 0, 0, 0, 0, 0, 0));
        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void a_drill_without_accepted_orders_shows_nothing() {
        assertThat(
                        OrderVerdict.of(new OrderBooks(), new OrderSurvivors(Map.of(), List.of()))
                                .holds())
                .isFalse();
    }

    @Test
    void an_accepted_order_that_is_not_there_is_lost() {
        orders.remove("o2");

        assertThat(verdict().lost()).isEqualTo(1);
        isRed();
    }

    @Test
    void an_order_that_was_never_accepted_may_be_absent() {
        books.asks(new PlacedOrder("o3", "alice", "shop", 1, true));

        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void an_order_that_does_not_end_is_unfinished() {
        orders.put("o2", new OrderSurvivors.Found(UNSOUND, "PLACED", false, "", false));

        assertThat(verdict().unfinished()).isEqualTo(1);
        isRed();
    }

    @Test
    void money_for_an_order_that_is_not_there_is_half_done() {
        books.asks(new PlacedOrder("o3", "alice", "shop", 1, true));
        moves.add(new OrderSurvivors.Moved("o3", "t3", false, 1));

        assertThat(verdict().halfDone()).isEqualTo(1);
        isRed();
    }

    @Test
    void a_fulfilled_order_that_nobody_paid_is_half_done() {
        moves.clear();

        assertThat(verdict().halfDone()).isEqualTo(1);
        isRed();
    }

    @Test
    void a_fulfilled_order_that_was_paid_with_another_amount_is_half_done() {
        moves.set(0, new OrderSurvivors.Moved("o1", "t1", false, 6));

        assertThat(verdict().halfDone()).isEqualTo(1);
    }

    @Test
    void a_fulfilled_order_that_names_another_payment_is_half_done() {
        moves.set(0, new OrderSurvivors.Moved("o1", "t9", false, 7));

        assertThat(verdict().halfDone()).isEqualTo(1);
    }

    @Test
    void a_fulfilled_order_without_its_document_is_half_done() {
        orders.put("o1", new OrderSurvivors.Found(PAID, "FULFILLED", true, "t1", false));

        assertThat(verdict().halfDone()).isEqualTo(1);
        isRed();
    }

    @Test
    void a_fulfilled_order_that_was_paid_back_is_half_done() {
        moves.add(new OrderSurvivors.Moved("o1", "t2", true, 7));

        assertThat(verdict().halfDone()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DECLINED", "REFUSED"})
    void an_order_that_was_not_taken_and_yet_paid_is_half_done(String stage) {
        end(PAID, stage);

        assertThat(verdict().halfDone()).isEqualTo(1);
        isRed();
    }

    @Test
    void a_cancelled_order_has_its_money_back() {
        end(PAID, "CANCELLED");
        assertThat(verdict().halfDone()).isEqualTo(1);

        moves.add(new OrderSurvivors.Moved("o1", "t2", true, 7));

        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void money_that_cannot_be_moved_back_is_half_done() {
        end(PAID, "COMPENSATION_REFUSED");

        assertThat(verdict().halfDone()).isEqualTo(1);
    }

    @Test
    void an_order_that_is_paid_twice_is_doubled() {
        moves.add(new OrderSurvivors.Moved("o1", "t2", false, 7));

        assertThat(verdict().doubled()).isEqualTo(1);
        isRed();
    }

    @Test
    void an_order_that_is_paid_back_twice_is_doubled() {
        end(PAID, "CANCELLED");
        moves.add(new OrderSurvivors.Moved("o1", "t2", true, 7));
        moves.add(new OrderSurvivors.Moved("o1", "t3", true, 7));

        assertThat(verdict().doubled()).isEqualTo(1);
    }

    @Test
    void an_answer_that_must_never_be_given_counts_as_doubled() {
        books.contradict(PAID, "was answered with 409");

        assertThat(verdict().doubled()).isEqualTo(1);
        isRed();
    }

    @Test
    void another_content_than_was_asked_for_is_a_change() {
        orders.put(
                "o2",
                new OrderSurvivors.Found(
                        new PlacedOrder("o2", "alice", "shop", 9, false),
                        "REFUSED",
                        true,
                        "",
                        false));

        assertThat(verdict().changed()).isEqualTo(1);
        isRed();
    }

    @Test
    void a_sound_order_that_is_refused_and_an_unsound_one_that_is_not_are_changes() {
        moves.clear();
        end(PAID, "REFUSED");
        end(UNSOUND, "DECLINED");

        assertThat(verdict().changed()).isEqualTo(2);
        isRed();
    }

    @Test
    void money_for_an_order_that_nobody_placed_is_invented() {
        moves.add(new OrderSurvivors.Moved("o9", "t9", false, 1));

        assertThat(verdict().invented()).isEqualTo(1);
        isRed();
    }
}
