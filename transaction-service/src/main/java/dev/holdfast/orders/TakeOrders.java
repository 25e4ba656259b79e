package dev.holdfast.orders;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes orders from the queue. A message has done its work once its order is recorded, wherever
/// the order is then: it will come to an end without it. So messages that come twice, late or in
/// another sequence do no harm, in either region. What cannot be an order stays in the queue, which
/// puts it with the dead letters.
public final class TakeOrders {

    private final OrderReader reader;
    private final PlaceOrder place;
    private final AdvanceOrder advance;
    private final OrderNews news;

    public TakeOrders(OrderReader reader, PlaceOrder place, AdvanceOrder advance, OrderNews news) {
        this.reader = reader;
        this.place = place;
        this.advance = advance;
        this.news = news;
    }

    /// What became of a message.
    public sealed interface Taken {

        /// Its order is recorded; the message is not needed any more.
        record Recorded(OrderRecord order) implements Taken {}

        /// It never will be an order. Somebody has to look at it.
        record Refused(String reason) implements Taken {}

        /// It is not known to be recorded. It has to come again.
        record Later(String reason) implements Taken {}

        /// Whether the message may be removed.
        default boolean isDone() {
            return this instanceof Recorded;
        }
    }

    /// Records the orders of messages, independently of each other.
    ///
    /// @return what became of each, in their order; never fails
    public Uni<Map<OrderQueue.Message, Taken>> record(List<OrderQueue.Message> messages) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUni(message -> record(message).map(taken -> Map.entry(message, taken)))
                .merge(Math.max(1, messages.size()))
                .collect()
                .in(LinkedHashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    /// Takes what is in the queue now: records it, removes what is recorded, and only then brings
    /// the orders as far as they come. So a message is never out of sight for longer than a record
    /// takes, and does not come again because its order has to wait.
    ///
    /// @return how many messages came. Fails with [PartUnavailable] if the queue does not answer
    public Uni<Integer> takeFrom(OrderQueue queue) {
        return queue.receive()
                .chain(messages ->
                        messages.isEmpty()
                                ? Uni.createFrom().item(0)
                                : record(messages)
                                        .call(taken -> queue.remove(done(taken)))
                                        .chain(this::advanceAll)
                                        .replaceWith(messages.size()));
    }

    private static List<OrderQueue.Message> done(Map<OrderQueue.Message, Taken> taken) {
        List<OrderQueue.Message> done = new ArrayList<>();
        taken.forEach((message, what) -> {
            if (what.isDone()) {
                done.add(message);
            }
        });
        return done;
    }

    /// Whatever one message brings about, the others do not feel it.
    private Uni<Taken> record(OrderQueue.Message message) {
        return Uni.createFrom()
                .deferred(() -> placed(message))
                .onFailure()
                .recoverWithItem(failure -> new Taken.Later(String.valueOf(failure.getMessage())))
                .invoke(taken -> news.took(message, taken));
    }

    private Uni<Taken> placed(OrderQueue.Message message) {
        try {
            return place.place(reader.read(message.body())).map(TakeOrders::taken);
        } catch (OrderReader.Unreadable refused) {
            return Uni.createFrom().item(new Taken.Refused(String.valueOf(refused.getMessage())));
        }
    }

    private static Taken taken(PlaceOrder.Placement placement) {
        return switch (placement) {
            case PlaceOrder.Placement.Accepted accepted -> new Taken.Recorded(accepted.order());
            case PlaceOrder.Placement.IdReused reused ->
                    new Taken.Refused(
                            "The order id " + reused.id() + " was used before for another order.");
        };
    }

    /// Brings orders that were recorded as far as they come. Never fails: what stops one is told,
    /// and somebody takes it up again.
    public Uni<Void> advanceAll(Map<OrderQueue.Message, Taken> taken) {
        return Multi.createFrom()
                .iterable(taken.values())
                .filter(Taken.Recorded.class::isInstance)
                .onItem()
                .transformToUni(it -> advanced(((Taken.Recorded) it).order()))
                .merge(Math.max(1, taken.size()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// However far it comes now, the order is recorded: what stops it is told, and the sweep goes
    /// on.
    private Uni<OrderRecord> advanced(OrderRecord order) {
        return advance.advance(order)
                .map(AdvanceOrder.Progress::order)
                .onFailure()
                .invoke(failure -> news.failed(order.id(), failure))
                .onFailure()
                .recoverWithItem(order);
    }
}
