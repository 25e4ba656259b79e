package dev.holdfast.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// An order and all that was recorded about it, oldest first. The number of events is its version:
/// an event is added only to the version that it was decided on.
///
/// @param told of how many of the events others have been told, from the first on; after a race it
///   may be less than is true, and never more
public record OrderRecord(Order order, List<OrderEvent> history, int told) {

    /// @throws IllegalArgumentException if the events do not follow from each other
    public OrderRecord {
        if (history.isEmpty() || !(history.getFirst() instanceof OrderEvent.Placed)) {
            throw new IllegalArgumentException("An order begins by being placed.");
        }
        for (int i = 1; i < history.size(); i++) {
            requireToFollow(history.get(i - 1).stage(), history.get(i).stage());
        }
        if (told < 0 || told > history.size()) {
            throw new IllegalArgumentException("There are not " + told + " events.");
        }
        history = List.copyOf(history);
    }

    public static OrderRecord placed(Order order, Instant at) {
        return new OrderRecord(order, List.of(new OrderEvent.Placed(at)), 0);
    }

    /// @throws IllegalArgumentException if the event cannot follow
    public OrderRecord then(OrderEvent event) {
        List<OrderEvent> longer = new ArrayList<>(history);
        longer.add(event);
        return new OrderRecord(order, longer, told);
    }

    /// After others have been told of all of it.
    public OrderRecord allTold() {
        return new OrderRecord(order, history, version());
    }

    /// What others have not been told of, the oldest first.
    public List<OrderChange> changes() {
        return IntStream.range(told, version()).mapToObj(i -> new OrderChange(this, i)).toList();
    }

    public OrderId id() {
        return order.id();
    }

    public Stage stage() {
        return history.getLast().stage();
    }

    /// 1 once it is placed, and one more with each event.
    public int version() {
        return history.size();
    }

    public Instant placedAt() {
        return history.getFirst().at();
    }

    /// How long the last event came after the one before, for people. Regions have clocks of their
    /// own, so it may look as if it had taken no time.
    public Duration lastTook() {
        Instant before = history.get(Math.max(0, history.size() - 2)).at();
        Duration took = Duration.between(before, history.getLast().at());
        return took.isNegative() ? Duration.ZERO : took;
    }

    /// The event of a kind, if it was recorded.
    public <E extends OrderEvent> Optional<E> event(Class<E> kind) {
        return history.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static void requireToFollow(Stage before, Stage after) {
        if (!follows(before, after)) {
            throw new IllegalArgumentException(
                    "An order that is " + before + " does not become " + after + ".");
        }
    }

    private static boolean follows(Stage before, Stage after) {
        return switch (after) {
            case PLACED -> false;
            case VALIDATED, REFUSED -> before == Stage.PLACED;
            case PAYING -> before == Stage.VALIDATED;
            case PAID, DECLINED -> before == Stage.PAYING;
            case FULFILLED -> before == Stage.PAID;
            case CANCELLING -> !before.isFinal() && before != Stage.CANCELLING;
            case CANCELLED, COMPENSATION_REFUSED -> before == Stage.CANCELLING;
        };
    }
}
