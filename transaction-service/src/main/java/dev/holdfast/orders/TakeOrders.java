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

    /// Deals with messages independently of each other.
    ///
    /// @return what became of each, in their order; never fails
    public Uni<Map<OrderQueue.Message, Taken>> take(List<OrderQueue.Message> messages) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUni(message -> take(message).map(taken -> Map.entry(message, taken)))
                .merge(Math.max(1, messages.size()))
                .collect()
                .in(LinkedHashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    /// Takes what is in the queue now, and removes what is done.
    ///
    /// @return how many messages came. Fails with [PartUnavailable] if the queue does not answer
    public Uni<Integer> takeFrom(OrderQueue queue) {
        return queue.receive()
                .chain(messages ->
                        messages.isEmpty()
                                ? Uni.createFrom().item(0)
                                : take(messages)
                                        .chain(taken -> queue.remove(done(taken)))
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

    private Uni<Taken> take(OrderQueue.Message message) {
        return placed(message)
                .onFailure()
                .recoverWithItem(failure -> new Taken.Later(String.valueOf(failure.getMessage())))
                .invoke(taken -> news.took(message, taken));
    }

    private Uni<Taken> placed(OrderQueue.Message message) {
        try {
            return place.place(reader.read(message.body())).chain(this::accepted);
        } catch (OrderReader.Unreadable refused) {
            return Uni.createFrom().item(new Taken.Refused(String.valueOf(refused.getMessage())));
        }
    }

    private Uni<Taken> accepted(PlaceOrder.Placement placement) {
        return switch (placement) {
            case PlaceOrder.Placement.Accepted accepted -> advanced(accepted.order());
            case PlaceOrder.Placement.IdReused reused ->
                    Uni.createFrom()
                            .item(
                                    new Taken.Refused(
                                            "The order id "
                                                    + reused.id()
                                                    + " was used before for another order."));
        };
    }

    /// However far it comes now, the order is recorded.
    private Uni<Taken> advanced(OrderRecord order) {
        return advance.advance(order)
                .map(AdvanceOrder.Progress::order)
                .onFailure()
                .invoke(failure -> news.failed(order.id(), failure))
                .onFailure()
                .recoverWithItem(order)
                .map(Taken.Recorded::new);
    }
}
