package dev.holdfast.orders;

import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Publishes what was recorded about orders, from their records, so that nobody who works on an
/// order waits for it: a bus that is down delays events and nothing else.
///
/// An order is noted as told after its events are accepted: a crash in between publishes them
/// again, under the same ids. The events of one order are sent in their order.
public final class PublishOrders {

    private static final int READS_AT_ONCE = 16;

    private final RegionState state;
    private final OrderStore orders;
    private final OrderChangeSink sink;
    private final Pace pace;
    private final Bounds bounds;

    /// @param grace how long an order may be on its way before others hear of it; most are at their
    ///   end by then, and all their events are sent together
    /// @param most orders on their way, and at their end, that one step takes up
    public record Bounds(Duration grace, int most) {}

    /// Where events come from and where they go.
    public record Way(OrderStore orders, OrderChangeSink sink) {}

    public PublishOrders(RegionState state, Way way, Pace pace, Bounds bounds) {
        this.state = state;
        this.orders = way.orders();
        this.sink = way.sink();
        this.pace = pace;
        this.bounds = bounds;
    }

    /// Publishes what there is, if this region is active.
    ///
    /// @return how many events were accepted. Fails if records or bus do not answer; the next step
    ///   begins with what is not noted
    public Uni<Integer> step() {
        return state.now().accepts()
                ? found().chain(this::records).chain(this::publish)
                : Uni.createFrom().item(0);
    }

    private Uni<Set<OrderId>> found() {
        return Uni.combine()
                .all()
                .unis(
                        orders.ended(bounds.most()),
                        orders.open(pace.now().minus(bounds.grace()), bounds.most()))
                .with((ended, open) -> {
                    Set<OrderId> all = new LinkedHashSet<>(ended);
                    all.addAll(open);
                    return all;
                });
    }

    private Uni<List<OrderRecord>> records(Set<OrderId> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUni(orders::find)
                .merge(READS_AT_ONCE)
                .onItem()
                .transformToMultiAndConcatenate(found -> Multi.createFrom().optional(found))
                .collect()
                .asList();
    }

    private Uni<Integer> publish(List<OrderRecord> records) {
        List<OrderChange> news = new ArrayList<>();
        records.forEach(record -> news.addAll(record.news()));
        if (news.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return sink.publish(news).chain(() -> note(records)).replaceWith(news.size());
    }

    private Uni<Void> note(List<OrderRecord> records) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUni(record -> orders.told(record.allTold()))
                .merge(READS_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
