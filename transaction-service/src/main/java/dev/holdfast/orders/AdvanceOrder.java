package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Takes an order through its stages, from wherever it is, until it is at an end or has to wait.
/// Each event is recorded only on the version that it was decided on: of several processes that run
/// the same stage one records it, and the others go on from there.
public final class AdvanceOrder {

    /// More than an order has stages, even if others record every second one.
    private static final int MOST_STEPS = 24;

    private final OrderStore orders;
    private final List<OrderStage> stages;
    private final OrderNews news;

    /// @param stages of which at most one takes an order
    public AdvanceOrder(OrderStore orders, List<OrderStage> stages, OrderNews news) {
        this.orders = orders;
        this.stages = List.copyOf(stages);
        this.news = news;
    }

    /// How far an order came.
    ///
    /// @param waiting why it went no further, unless it is at an end
    public record Progress(OrderRecord order, Optional<String> waiting) {}

    /// Goes on until the order is at an end or has to wait. Fails with [PartUnavailable] if the
    /// records do not answer.
    public Uni<Progress> advance(OrderRecord order) {
        return step(order, stages, MOST_STEPS);
    }

    /// Runs one stage only, as a workflow does. An order that is elsewhere is left as it is.
    public Uni<Progress> run(OrderStage stage, OrderRecord order) {
        return step(order, List.of(stage), MOST_STEPS);
    }

    private Uni<Progress> step(OrderRecord order, List<OrderStage> from, int stepsLeft) {
        Optional<OrderStage> stage = from.stream().filter(it -> it.takes(order)).findFirst();
        if (stage.isEmpty()) {
            return Uni.createFrom().item(new Progress(order, Optional.empty()));
        }
        if (stepsLeft == 0) {
            return Uni.createFrom().item(waits(order, "Others are working on it."));
        }
        return stage.get()
                .run(order)
                .chain(outcome ->
                        switch (outcome) {
                            case OrderStage.Outcome.Later later ->
                                    Uni.createFrom().item(waits(order, later.reason()));
                            case OrderStage.Outcome.Next next ->
                                    record(order.then(next.event()))
                                            .chain(now -> step(now, from, stepsLeft - 1));
                        });
    }

    private Progress waits(OrderRecord order, String reason) {
        news.waits(order, reason);
        return new Progress(order, Optional.of(reason));
    }

    /// If somebody else recorded something first, that is where the order is.
    private Uni<OrderRecord> record(OrderRecord next) {
        return orders.add(next)
                .chain(added -> {
                    if (added) {
                        news.reached(next);
                        return Uni.createFrom().item(next);
                    }
                    return orders.find(next.id()).map(found -> found.orElseThrow());
                });
    }
}
