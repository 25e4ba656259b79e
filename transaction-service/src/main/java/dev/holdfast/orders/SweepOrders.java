package dev.holdfast.orders;

import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Takes up orders that nobody is bringing to an end: those of a process that died, of a region
/// that was lost, and those that were placed while no region was active. Only the active region
/// does; two at once would do no harm.
public final class SweepOrders {

    /// @param grace how long whoever took an order in is left to bring it to an end
    /// @param most that one sweep takes up
    /// @param atOnce how many of them side by side
    public record Bounds(Duration grace, int most, int atOnce) {}

    private final RegionState state;
    private final OrderStore orders;
    private final AdvanceOrder advance;
    private final OrderNews news;
    private final Pace pace;
    private final Bounds bounds;

    public SweepOrders(Parts parts, Pace pace, Bounds bounds) {
        this.state = parts.state();
        this.orders = parts.orders();
        this.advance = parts.advance();
        this.news = parts.news();
        this.pace = pace;
        this.bounds = bounds;
    }

    /// What a sweep works with.
    public record Parts(
            RegionState state, OrderStore orders, AdvanceOrder advance, OrderNews news) {}

    /// Takes up what is open, once.
    ///
    /// @return how many orders came to an end. Fails with [PartUnavailable] if the open orders
    ///   cannot be found
    public Uni<Long> sweep() {
        return found().invoke(open -> news.swept(open.size())).chain(this::advanceAll);
    }

    private Uni<List<OrderId>> found() {
        return state.now().accepts()
                ? orders.open(pace.now().minus(bounds.grace()), bounds.most())
                : Uni.createFrom().item(List.of());
    }

    private Uni<Long> advanceAll(Iterable<OrderId> open) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUni(this::advance)
                .merge(bounds.atOnce())
                .filter(ended -> ended)
                .collect()
                .with(Collectors.counting());
    }

    /// One order that fails does not stop the others.
    private Uni<Boolean> advance(OrderId id) {
        return orders.find(id)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(false)
                                : advance.advance(found.get()).map(SweepOrders::isAtAnEnd))
                .onFailure()
                .invoke(failure -> news.failed(id, failure))
                .onFailure()
                .recoverWithItem(false);
    }

    private static boolean isAtAnEnd(AdvanceOrder.Progress progress) {
        return progress.order().stage().isFinal();
    }
}
