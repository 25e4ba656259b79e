package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static dev.holdfast.aws.Orders.NOON;
import static dev.holdfast.aws.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.PartUnavailable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalDynamo.class)
class DynamoOrdersIT {

    private String table;
    private DynamoOrders orders;

    @BeforeEach
    void useAnEmptyTable() {
        table = LocalDynamo.newOrders();
        orders = new DynamoOrders(LocalDynamo.client(), table, PATIENT, true);
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENT);
    }

    private void store(OrderRecord record) {
        for (int events = 1; events <= record.version(); events++) {
            assertThat(
                            now(
                                    orders.add(
                                            new OrderRecord(
                                                    record.order(),
                                                    record.history().subList(0, events),
                                                    0))))
                    .isTrue();
        }
    }

    @Test
    void every_record_is_read_as_it_was_written() {
        for (OrderRecord record : Orders.ofEveryKind()) {
            store(record);

            assertThat(now(orders.find(record.id()))).contains(record);
        }
    }

    @Test
    void there_is_no_record_of_an_order_that_was_never_placed() {
        assertThat(now(orders.find(new OrderId("none")))).isEmpty();
    }

    @Test
    void an_order_is_placed_once() {
        store(placed("o1", NOON));

        assertThat(now(orders.add(placed("o1", NOON.plusSeconds(1))))).isFalse();
        assertThat(now(orders.find(new OrderId("o1")))).contains(placed("o1", NOON));
    }

    @Test
    void an_event_is_added_only_to_the_version_that_it_was_decided_on() {
        OrderRecord placed = placed("o1", NOON);
        OrderRecord validated = placed.then(new OrderEvent.Validated(NOON));
        assertThat(now(orders.add(validated))).isFalse();
        store(validated);

        assertThat(now(orders.add(placed.then(new OrderEvent.Validated(NOON.plusSeconds(1))))))
                .isFalse();
        assertThat(now(orders.find(placed.id()))).contains(validated);
    }

    @Test
    void of_two_that_add_to_one_version_exactly_one_does() {
        OrderRecord placed = placed("o1", NOON);
        store(placed);
        OrderRecord one = placed.then(new OrderEvent.Validated(NOON));
        OrderRecord other = placed.then(new OrderEvent.Validated(NOON.plusSeconds(1)));

        List<Boolean> added = now(Uni.join().all(orders.add(one), orders.add(other)).andFailFast());

        assertThat(added).containsExactlyInAnyOrder(true, false);
        assertThat(now(orders.find(placed.id()))).contains(added.getFirst() ? one : other);
    }

    @Test
    void open_orders_are_found_until_their_last_event_is_recorded() {
        Orders.ofEveryKind().forEach(this::store);
        store(Orders.paid("paid"));
        store(placed("young", NOON.plusSeconds(10)));

        assertThat(now(orders.open(NOON.plusSeconds(10), 100)))
                .extracting(OrderId::value)
                .containsExactlyInAnyOrder("placed", "paid");
    }

    @Test
    void orders_at_an_end_are_found_until_others_were_told_all_of_it() {
        Orders.ofEveryKind().forEach(this::store);
        OrderRecord first =
                Orders.ofEveryKind().stream()
                        .filter(record -> record.stage().isFinal())
                        .findFirst()
                        .orElseThrow();
        List<OrderId> before = now(orders.ended(100));

        now(orders.told(first.allTold()));

        assertThat(before).contains(first.id());
        assertThat(now(orders.ended(100))).hasSize(before.size() - 1).doesNotContain(first.id());
        assertThat(now(orders.find(first.id())).orElseThrow().changes()).isEmpty();
        assertThat(now(orders.open(NOON.plusSeconds(10), 100))).doesNotContainAnyElementsOf(before);
    }

    @Test
    void nobody_is_noted_as_told_of_an_event_that_was_added_meanwhile() {
        OrderRecord placed = placed("o1", NOON);
        store(placed.then(new OrderEvent.Validated(NOON)));

        now(orders.told(placed.allTold()));

        assertThat(now(orders.find(placed.id())).orElseThrow().changes()).hasSize(2);
    }

    @Test
    void where_nobody_publishes_an_order_at_its_end_is_found_no_more() {
        orders = new DynamoOrders(LocalDynamo.client(), table, PATIENT, false);
        Orders.ofEveryKind().forEach(this::store);

        assertThat(now(orders.ended(100))).isEmpty();
    }

    @Test
    void no_more_open_orders_are_found_than_were_asked_for() {
        for (int i = 0; i < 40; i++) {
            store(placed("o" + i, NOON));
        }

        assertThat(now(orders.open(NOON.plusSeconds(1), 8))).hasSizeBetween(2, 8);
    }

    @Test
    void many_that_wait_do_not_hide_the_youngest() {
        for (int i = 0; i < 40; i++) {
            store(placed("o" + i, NOON.plusSeconds(i)));
        }

        List<OrderId> first = now(orders.open(NOON.plusSeconds(60), 8));
        List<OrderId> second = now(orders.open(NOON.plusSeconds(60), 8));

        assertThat(first).contains(new OrderId("o0")).doesNotContain(new OrderId("o39"));
        assertThat(second).contains(new OrderId("o39")).doesNotContain(new OrderId("o0"));
    }

    @Test
    void a_record_that_this_service_did_not_write_is_named() {
        store(placed("o1", NOON));
        Map<String, AttributeValue> item = new HashMap<>(OrderItem.of(placed("o1", NOON), true));
        item.put("total", Attributes.of("much"));
        LocalDynamo.client().putItem(put -> put.tableName(table).item(item)).join();

        assertThatThrownBy(() -> now(orders.find(new OrderId("o1"))))
                .hasMessageContaining("The order o1 cannot be understood");
    }

    @Test
    void a_table_that_does_not_answer_is_unavailable() throws Exception {
        try (SilentServer silent = new SilentServer()) {
            DynamoOrders away =
                    new DynamoOrders(
                            Clients.dynamo(silent.endpoint()), table, Duration.ofMillis(200), true);

            assertThatThrownBy(() -> now(away.find(new OrderId("o1"))))
                    .isInstanceOf(PartUnavailable.class)
                    .hasMessageContaining("The orders");
            assertThatThrownBy(() -> now(away.add(placed("o1", NOON))))
                    .isInstanceOf(PartUnavailable.class);
            assertThatThrownBy(() -> now(away.open(NOON, 1))).isInstanceOf(PartUnavailable.class);
        }
    }

    @Test
    void a_table_that_is_not_there_is_unavailable() {
        DynamoOrders nowhere = new DynamoOrders(LocalDynamo.client(), "nowhere", PATIENT, true);

        assertThatThrownBy(() -> now(nowhere.find(new OrderId("o1"))))
                .isInstanceOf(PartUnavailable.class)
                .hasMessageContaining("refused the request");
    }
}
