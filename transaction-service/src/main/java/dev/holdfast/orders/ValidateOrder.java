package dev.holdfast.orders;

import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Whether an order keeps the rules for orders. It looks at nothing but the order, so it comes to
/// the same in every region and at any time.
public final class ValidateOrder implements OrderStage {

    private final Pace pace;
    private final long largestTotal;

    /// @param largestTotal that one order may have, in minor units
    public ValidateOrder(Pace pace, long largestTotal) {
        this.pace = pace;
        this.largestTotal = largestTotal;
    }

    @Override
    public boolean takes(OrderRecord order) {
        return order.stage() == Stage.PLACED;
    }

    @Override
    public Uni<Outcome> run(OrderRecord order) {
        OrderEvent event =
                decide(order.order(), largestTotal)
                        .<OrderEvent>map(reason -> new OrderEvent.Refused(pace.now(), reason))
                        .orElseGet(() -> new OrderEvent.Validated(pace.now()));
        return Uni.createFrom().item(new Outcome.Next(event));
    }

    /// The first rule that the order breaks, if it breaks one.
    static Optional<OrderRefusal> decide(Order order, long largestTotal) {
        if (order.payer().equals(order.payee())) {
            return Optional.of(OrderRefusal.SAME_ACCOUNT);
        }
        if (hasLineTwice(order)) {
            return Optional.of(OrderRefusal.DUPLICATE_LINE);
        }
        if (!addsUp(order)) {
            return Optional.of(OrderRefusal.TOTAL_MISMATCH);
        }
        return order.total() > largestTotal
                ? Optional.of(OrderRefusal.TOTAL_TOO_LARGE)
                : Optional.empty();
    }

    private static boolean hasLineTwice(Order order) {
        long different = order.lines().stream().map(OrderLine::sku).distinct().count();
        return different < order.lines().size();
    }

    /// A sum beyond 64 bits is no total that anybody could have meant.
    private static boolean addsUp(Order order) {
        try {
            long sum = 0;
            for (OrderLine line : order.lines()) {
                sum = Math.addExact(sum, Math.multiplyExact(line.unitPrice(), line.quantity()));
            }
            return sum == order.total();
        } catch (ArithmeticException beyond) {
            return false;
        }
    }
}
