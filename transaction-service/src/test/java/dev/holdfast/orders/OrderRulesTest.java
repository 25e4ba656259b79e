package dev.holdfast.orders;

import static dev.holdfast.ledger.Samples.EUR;
import static dev.holdfast.ledger.Samples.NOON;
import static dev.holdfast.orders.Desk.ALICE;
import static dev.holdfast.orders.Desk.LARGEST;
import static dev.holdfast.orders.Desk.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.ledger.Rejection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an order may be, and what may follow from what.
class OrderRulesTest {

    private static final OrderId ID = new OrderId("order-1");
    private static final OrderLine TEA = new OrderLine("tea", 2, 300);

    private static Order order(long total, OrderLine... lines) {
        return new Order(ID, ALICE, SHOP, EUR, total, List.of(lines));
    }

    @Test
    void an_order_that_adds_up_is_valid() {
        Order order = order(1_000, TEA, new OrderLine("cake", 1, 400));

        assertThat(ValidateOrder.decide(order, LARGEST)).isEmpty();
        assertThat(ValidateOrder.decide(order, 1_000)).isEmpty();
    }

    @Test
    void each_rule_that_is_broken_has_its_name() {
        Order toSelf = new Order(ID, ALICE, ALICE, EUR, 600, List.of(TEA));
        assertThat(ValidateOrder.decide(toSelf, LARGEST)).contains(OrderRefusal.SAME_ACCOUNT);
        assertThat(ValidateOrder.decide(order(1_200, TEA, TEA), LARGEST))
                .contains(OrderRefusal.DUPLICATE_LINE);
        assertThat(ValidateOrder.decide(order(601, TEA), LARGEST))
                .contains(OrderRefusal.TOTAL_MISMATCH);
        assertThat(ValidateOrder.decide(order(600, TEA), 599))
                .contains(OrderRefusal.TOTAL_TOO_LARGE);
    }

    @Test
    void a_sum_beyond_64_bits_matches_no_total() {
        OrderLine huge = new OrderLine("gold", 2, Long.MAX_VALUE);
        OrderLine most = new OrderLine("silver", 1, Long.MAX_VALUE);

        assertThat(ValidateOrder.decide(order(Long.MAX_VALUE, huge), Long.MAX_VALUE))
                .contains(OrderRefusal.TOTAL_MISMATCH);
        assertThat(ValidateOrder.decide(order(Long.MAX_VALUE, most, TEA), Long.MAX_VALUE))
                .contains(OrderRefusal.TOTAL_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".a", "a b", "a/b", "ä", "a#b"})
    void what_is_no_order_id_is_refused(String text) {
        assertThatThrownBy(() -> new OrderId(text)).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> new OrderId("a".repeat(65))).hasMessageContaining("1 to 64");
    }

    @Test
    void the_bounds_of_an_order_hold() {
        assertThatThrownBy(() -> order(0, TEA)).hasMessageContaining("more than zero");
        assertThatThrownBy(() -> order(1)).hasMessageContaining("1 to 100");
        List<OrderLine> many = Collections.nCopies(101, TEA);
        assertThatThrownBy(() -> new Order(ID, ALICE, SHOP, EUR, 1, many))
                .hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> new OrderLine("a b", 1, 1)).hasMessageContaining("sku");
        assertThatThrownBy(() -> new OrderLine("a", 0, 1)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> new OrderLine("a", 1_000_001, 1)).hasMessageContaining("quantity");
        assertThatThrownBy(() -> new OrderLine("a", 1, -1)).hasMessageContaining("unit price");
    }

    @Test
    void keys_derive_from_the_order_id_and_the_stage_only() {
        assertThat(ID.paymentKey()).isEqualTo(new OrderId("order-1").paymentKey());
        assertThat(ID.paymentKey().decisionId()).isNotEqualTo(ID.reversalKey().decisionId());
        assertThat(ID.paymentKey()).isNotEqualTo(new OrderId("order-2").paymentKey());
        assertThat(IdempotencyKey.isForCallers(ID.paymentKey().scope())).isFalse();
    }

    /// Every stage against every other one: what is not listed here is refused.
    @Test
    void an_order_goes_the_allowed_ways_only() {
        Map<Stage, Set<Stage>> ways = new EnumMap<>(Stage.class);
        ways.put(Stage.PLACED, EnumSet.of(Stage.VALIDATED, Stage.REFUSED, Stage.CANCELLING));
        ways.put(Stage.VALIDATED, EnumSet.of(Stage.PAYING, Stage.CANCELLING));
        ways.put(Stage.PAYING, EnumSet.of(Stage.PAID, Stage.DECLINED, Stage.CANCELLING));
        ways.put(Stage.PAID, EnumSet.of(Stage.FULFILLED, Stage.CANCELLING));
        ways.put(Stage.CANCELLING, EnumSet.of(Stage.CANCELLED, Stage.COMPENSATION_REFUSED));
        for (Stage from : Stage.values()) {
            OrderRecord before = recordIn(from);
            for (Stage to : Stage.values()) {
                if (ways.getOrDefault(from, Set.of()).contains(to)) {
                    assertThat(before.then(event(to)).stage()).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> before.then(event(to)))
                            .as("%s to %s", from, to)
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
            assertThat(from.isFinal()).isEqualTo(!ways.containsKey(from));
        }
    }

    @Test
    void a_record_begins_with_being_placed() {
        assertThatThrownBy(() -> new OrderRecord(order(600, TEA), List.of(), 0))
                .hasMessageContaining("begins");
        assertThatThrownBy(
                        () -> new OrderRecord(order(600, TEA), List.of(event(Stage.VALIDATED)), 0))
                .hasMessageContaining("begins");
    }

    @Test
    void only_a_paid_order_has_a_document() {
        assertThatThrownBy(() -> Fulfilment.of(recordIn(Stage.PAYING)))
                .hasMessageContaining("paid");
        assertThat(Fulfilment.of(recordIn(Stage.FULFILLED)).paidAt()).isEqualTo(NOON);
    }

    private static OrderRecord recordIn(Stage stage) {
        OrderRecord record = OrderRecord.placed(order(600, TEA), NOON);
        for (Stage next : wayTo(stage)) {
            record = record.then(event(next));
        }
        return record;
    }

    private static List<Stage> wayTo(Stage stage) {
        return switch (stage) {
            case PLACED -> List.of();
            case VALIDATED, REFUSED, CANCELLING -> List.of(stage);
            case PAYING -> List.of(Stage.VALIDATED, stage);
            case PAID, DECLINED -> List.of(Stage.VALIDATED, Stage.PAYING, stage);
            case FULFILLED -> List.of(Stage.VALIDATED, Stage.PAYING, Stage.PAID, stage);
            case CANCELLED, COMPENSATION_REFUSED -> List.of(Stage.CANCELLING, stage);
        };
    }

    private static OrderEvent event(Stage stage) {
        var id = new DecisionId(ALICE.value());
        return switch (stage) {
            case PLACED -> new OrderEvent.Placed(NOON);
            case VALIDATED -> new OrderEvent.Validated(NOON);
            case REFUSED -> new OrderEvent.Refused(NOON, OrderRefusal.SAME_ACCOUNT);
            case PAYING -> new OrderEvent.PaymentBegun(NOON, id);
            case PAID -> new OrderEvent.Paid(NOON, id);
            case DECLINED -> new OrderEvent.Declined(NOON, Rejection.INSUFFICIENT_FUNDS);
            case FULFILLED -> new OrderEvent.Fulfilled(NOON);
            case CANCELLING -> new OrderEvent.CancellationBegun(NOON, CancelReason.OPERATOR);
            case CANCELLED -> new OrderEvent.Cancelled(NOON, id);
            case COMPENSATION_REFUSED ->
                    new OrderEvent.CompensationRefused(NOON, Rejection.INSUFFICIENT_FUNDS);
        };
    }
}
