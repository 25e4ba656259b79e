package dev.holdfast.orders;

import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Publishes what was recorded about orders, from their records, so that nobody who works on an
/// order waits for it: a bus that is down delays events and nothing else.
///
/// An order is noted as told after its events are accepted: a crash in between publishes them
/// again, under the same ids. The events of one order are sent in their order.
public final class PublishOrders {

    private static final int AT_ONCE = 8;

    private final RegionState state;
    private final Way way;
    private final Pace pace;
    private final Bounds bounds;
    private volatile Optional<Instant> oldest = Optional.empty();

    /// @param grace how long an order may be on its way before others hear of it; most are at their
    ///   end by then, and all their events are sent together
    /// @param most orders on their way, and at their end, that one step takes up
    public record Bounds(Duration grace, int most) {}

    /// Where events come from, where they go, and who hears of an order that cannot be told of.
    public record Way(OrderStore orders, OrderChangeSink sink, OrderNews news) {}

    public PublishOrders(RegionState state, Way way, Pace pace, Bounds bounds) {
        this.state = state;
        this.way = way;
        this.pace = pace;
        this.bounds = bounds;
    }

    /// When the first of the events was recorded that the last step published; after steps that
    /// failed, the first that any of them has met. Empty if there was none, or this region is not
    /// active.
    public Optional<Instant> oldest() {
        return oldest;
    }

    /// Publishes what there is, if this region is active.
    ///
    /// @return how many events were accepted. Fails if records or bus do not answer; the next step
    ///   begins with what is not noted
    public Uni<Integer> step() {
        if (!state.now().accepts()) {
            oldest = Optional.empty();
            return Uni.createFrom().item(0);
        }
        AtomicReference<Optional<Instant>> met = new AtomicReference<>(Optional.empty());
        return found().chain(ids -> publish(ids, met))
                .invoke(() -> oldest = met.get())
                .onFailure()
                .invoke(() -> oldest = earlier(oldest, met.get()));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private Uni<Set<OrderId>> found() {
        return Uni.combine()
                .all()
                .unis(
                        way.orders().ended(bounds.most()),
                        way.orders().open(pace.now().minus(bounds.grace()), bounds.most()))
                .with((ended, open) -> {
                    Set<OrderId> all = new LinkedHashSet<>(ended);
                    all.addAll(open);
                    return all;
                });
    }

    /// One that cannot be read is told of, and keeps no other back.
    private Uni<Optional<OrderRecord>> record(OrderId id) {
        return way.orders()
                .find(id)
                .onFailure(IllegalStateException.class)
                .invoke(unreadable -> way.news().failed(id, unreadable))
                .onFailure(IllegalStateException.class)
                .recoverWithItem(Optional.empty());
    }

    /// Each order is noted as soon as it is told of. The first failure ends the step: what was
    /// noted stays noted.
    private Uni<Integer> publish(Set<OrderId> ids, AtomicReference<Optional<Instant>> met) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUni(id -> record(id).chain(found -> publish(found, met)))
                .merge(AT_ONCE)
                .collect()
                .with(Collectors.summingInt(events -> events));
    }

    private Uni<Integer> publish(
            Optional<OrderRecord> found, AtomicReference<Optional<Instant>> met) {
        List<OrderChange> changes = found.map(OrderRecord::changes).orElse(List.of());
        if (changes.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Optional<Instant> first = Optional.of(changes.getFirst().event().at());
        met.updateAndGet(before -> earlier(before, first));
        return way.sink()
                .publish(changes)
                .chain(() -> way.orders().told(found.orElseThrow().allTold()))
                .replaceWith(changes.size());
    }
}
