package dev.holdfast.aws;

import static dev.holdfast.ledger.Samples.EUR;
import static dev.holdfast.ledger.Samples.account;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.orders.CancelReason;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderChange;
import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderLine;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.OrderRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is published of orders is what the schema says.
class EventBridgeOrdersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final DecisionId PAYMENT = new DecisionId(new UUID(0x8000L, 1));
    private static final OrderRecord PLACED =
            OrderRecord.placed(
                    new Order(
                            new OrderId("o1"),
                            account("alice"),
                            account("bob"),
                            EUR,
                            777,
                            List.of(new OrderLine("tea", 1, 777))),
                    NOON);

    private static OrderRecord then(OrderEvent... events) {
        OrderRecord record = PLACED;
        for (OrderEvent event : events) {
            record = record.then(event);
        }
        return record;
    }

    private static Stream<OrderRecord> histories() {
        OrderEvent valid = new OrderEvent.Validated(NOON);
        OrderEvent begun = new OrderEvent.PaymentBegun(NOON, PAYMENT);
        OrderEvent turning = new OrderEvent.CancellationBegun(NOON, CancelReason.OPERATOR);
        return Stream.of(
                then(new OrderEvent.Refused(NOON, OrderRefusal.SAME_ACCOUNT)),
                then(
                        valid,
                        begun,
                        new OrderEvent.Paid(NOON, PAYMENT),
                        new OrderEvent.Fulfilled(NOON)),
                then(valid, begun, new OrderEvent.Declined(NOON, Rejection.INSUFFICIENT_FUNDS)),
                then(valid, begun, turning, new OrderEvent.Cancelled(NOON, PAYMENT)),
                then(turning, new OrderEvent.Cancelled(NOON, null)),
                then(
                        valid,
                        begun,
                        turning,
                        new OrderEvent.CompensationRefused(NOON, Rejection.INSUFFICIENT_FUNDS)));
    }

    private static JsonNode detail(OrderChange change) throws IOException {
        return JSON.readTree(EventBridgeOrders.document(change).detail());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void each_event_has_what_the_schema_asks_for_and_nothing_else(OrderRecord record)
            throws IOException {
        JsonNode schema =
                JSON.readTree(
                        Files.readString(Path.of("../docs/events/OrderChanged.v1.schema.json")));
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        List<String> stages =
                schema.at("/properties/stage/enum").valueStream().map(JsonNode::asText).toList();
        for (OrderChange change : record.changes()) {
            JsonNode detail = detail(change);
            assertThat(detail.propertyStream().map(each -> each.getKey()))
                    .containsAll(required)
                    .allMatch(schema.path("properties")::has);
            assertThat(detail.path("stage").asText()).isIn(stages);
            assertThat(detail.path("version").asInt()).isEqualTo(change.index() + 1);
        }
    }

    @Test
    void each_event_has_an_id_of_its_own_that_stays_the_same() throws IOException {
        OrderRecord record = histories().skip(1).findFirst().orElseThrow();
        Set<String> ids = new HashSet<>();
        for (OrderChange change : record.changes()) {
            ids.add(detail(change).path("eventId").asText());
            assertThat(detail(change)).isEqualTo(detail(change));
        }

        assertThat(ids).hasSize(5);
    }

    @Test
    void what_was_ordered_and_by_whom_stays_here() {
        for (OrderRecord record : histories().toList()) {
            for (OrderChange change : record.changes()) {
                assertThat(EventBridgeOrders.document(change).detail())
                        .doesNotContain("777", "tea", account("alice").toString());
            }
        }
    }
}
