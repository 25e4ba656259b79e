package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.names.PublishedMetric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Figures of orders from where nobody can ask for them.
class CountOrdersTest {

    private final MeterRegistry counters = new SimpleMeterRegistry();
    private final List<Map<PublishedMetric, Long>> told = new ArrayList<>();
    private final CountOrders count = new CountOrders(counters, told::add);

    private void reached(String stage) {
        counters.counter("holdfast.orders.stages", "stage", stage).increment();
    }

    @Test
    void each_publishing_tells_what_is_new() {
        reached("PLACED");
        reached("FULFILLED");
        reached("DECLINED");
        reached("CANCELLED");
        counters.counter("holdfast.orders.waits", "stage", "PAYING").increment();
        count.publish();
        reached("FULFILLED");
        counters.counter("holdfast.orders.failures").increment();
        counters.counter("holdfast.orders.messages", "outcome", "Refused").increment();
        counters.counter("holdfast.orders.messages", "outcome", "Later").increment();
        counters.counter("holdfast.orders.messages", "outcome", "Recorded").increment();
        count.publish();

        assertThat(told)
                .containsExactly(
                        Map.of(
                                PublishedMetric.ORDERS_FULFILLED, 1L,
                                PublishedMetric.ORDERS_TURNED_BACK, 2L,
                                PublishedMetric.ORDER_WAITS, 1L),
                        Map.of(
                                PublishedMetric.ORDERS_FULFILLED, 1L,
                                PublishedMetric.ORDER_WAITS, 1L,
                                PublishedMetric.ORDER_FAILURES, 2L));
    }

    @Test
    void nothing_new_is_no_line() {
        count.publish();
        reached("FULFILLED");
        count.publish();
        count.publish();

        assertThat(told).hasSize(1);
    }
}
