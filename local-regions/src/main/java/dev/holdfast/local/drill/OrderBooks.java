package dev.holdfast.local.drill;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The client's own books of orders: what it asked for, and what was accepted. Nothing in here
/// comes from the service's tables.
final class OrderBooks {

    private final Map<String, PlacedOrder> asked = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> contradictions = new ConcurrentLinkedQueue<>();

    void asks(PlacedOrder order) {
        asked.put(order.id(), order);
    }

    void accepted(PlacedOrder order) {
        accepted.add(order.id());
    }

    /// The service said something about the order that it must never say.
    void contradict(PlacedOrder order, String what) {
        contradictions.add(order.id() + " " + what);
    }

    List<PlacedOrder> orders() {
        return List.copyOf(asked.values());
    }

    boolean isAccepted(PlacedOrder order) {
        return accepted.contains(order.id());
    }

    List<String> contradictions() {
        return List.copyOf(contradictions);
    }
}
