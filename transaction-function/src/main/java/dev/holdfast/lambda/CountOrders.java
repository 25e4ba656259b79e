package dev.holdfast.lambda;

import dev.holdfast.names.PublishedMetric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Publishes what became of orders since it last did: nobody can ask a function for its counters.
@Singleton
final class CountOrders {

    private final MeterRegistry registry;
    private final Consumer<Map<PublishedMetric, Long>> metrics;
    private final Map<PublishedMetric, Long> published = new EnumMap<>(PublishedMetric.class);

    @Inject
    CountOrders(MeterRegistry registry, PublishMetrics metrics) {
        this(registry, metrics::publish);
    }

    CountOrders(MeterRegistry registry, Consumer<Map<PublishedMetric, Long>> metrics) {
        this.registry = registry;
        this.metrics = metrics;
    }

    void publish() {
        Map<PublishedMetric, Long> news = news();
        if (!news.isEmpty()) {
            metrics.accept(news);
        }
    }

    private synchronized Map<PublishedMetric, Long> news() {
        Map<PublishedMetric, Long> news = new EnumMap<>(PublishedMetric.class);
        totals().forEach((metric, total) -> {
            long before = Optional.ofNullable(published.put(metric, total)).orElse(0L);
            if (total > before) {
                news.put(metric, total - before);
            }
        });
        return news;
    }

    private Map<PublishedMetric, Long> totals() {
        Map<PublishedMetric, Long> totals = new EnumMap<>(PublishedMetric.class);
        for (Meter meter : registry.getMeters()) {
            if (meter instanceof Counter counter) {
                figure(counter.getId())
                        .ifPresent(
                                metric -> totals.merge(metric, (long) counter.count(), Long::sum));
            }
        }
        return totals;
    }

    private static Optional<PublishedMetric> figure(Meter.Id counter) {
        return switch (counter.getName()) {
            case "holdfast.orders.stages" -> ofStage(String.valueOf(counter.getTag("stage")));
            case "holdfast.orders.waits" -> Optional.of(PublishedMetric.ORDER_WAITS);
            case "holdfast.orders.failures" -> Optional.of(PublishedMetric.ORDER_FAILURES);
            case "holdfast.orders.messages" -> ofMessage(String.valueOf(counter.getTag("outcome")));
            default -> Optional.empty();
        };
    }

    private static Optional<PublishedMetric> ofMessage(String outcome) {
        return switch (outcome) {
            case "Refused" -> Optional.of(PublishedMetric.ORDER_FAILURES);
            case "Later" -> Optional.of(PublishedMetric.ORDER_WAITS);
            default -> Optional.empty();
        };
    }

    private static Optional<PublishedMetric> ofStage(String stage) {
        return switch (stage) {
            case "FULFILLED" -> Optional.of(PublishedMetric.ORDERS_FULFILLED);
            case "REFUSED", "DECLINED", "CANCELLED" ->
                    Optional.of(PublishedMetric.ORDERS_TURNED_BACK);
            case "COMPENSATION_REFUSED" -> Optional.of(PublishedMetric.ORDER_FAILURES);
            default -> Optional.empty();
        };
    }
}
