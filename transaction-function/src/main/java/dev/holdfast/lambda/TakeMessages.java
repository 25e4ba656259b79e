package dev.holdfast.lambda;

import dev.holdfast.orders.OrderQueue;
import dev.holdfast.orders.TakeOrders;
import dev.holdfast.recovery.ReadRole;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Takes a batch of the order queue. A message is done once its order is recorded; the others are
/// named, and only they come again.
@Singleton
final class TakeMessages {

    /// How long recorded orders are brought on. What is not at its end then is swept up later.
    private static final Duration ON_THEIR_WAY = Duration.ofSeconds(15);

    private final TakeOrders orders;
    private final ReadRole role;

    TakeMessages(TakeOrders orders, ReadRole role) {
        this.orders = orders;
        this.role = role;
    }

    Uni<Object> take(List<OrderQueue.Message> messages) {
        return orders.record(messages).call(this::bringOn).map(TakeMessages::failures);
    }

    private Uni<Void> bringOn(Map<OrderQueue.Message, TakeOrders.Taken> taken) {
        return role.run()
                .chain(() -> orders.advanceAll(taken))
                .ifNoItem()
                .after(ON_THEIR_WAY)
                .fail()
                .onFailure()
                .recoverWithNull();
    }

    private static Object failures(Map<OrderQueue.Message, TakeOrders.Taken> taken) {
        return Map.of(
                "batchItemFailures",
                taken.entrySet().stream()
                        .filter(each -> !each.getValue().isDone())
                        .map(each -> Map.of("itemIdentifier", each.getKey().id()))
                        .toList());
    }
}
