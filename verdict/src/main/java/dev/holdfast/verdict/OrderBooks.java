package dev.holdfast.verdict;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The client's own books of orders: what it asked for, and what was accepted. Nothing in here
/// comes from the service's tables.
public final class OrderBooks {

    private final Map<String, PlacedOrder> asked = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> contradictions = new ConcurrentLinkedQueue<>();

    /// Takes over a line of a ledger; those about other things say nothing here.
    public void add(LedgerEntry entry) {
        switch (entry) {
            case LedgerEntry.Intent intent -> {
                Transfer pays = intent.transfer();
                if (intent.kind() == LedgerEntry.Kind.ORDER && pays != null) {
                    asks(
                            new PlacedOrder(
                                    pays.key(),
                                    pays.debit(),
                                    pays.credit(),
                                    pays.amount(),
                                    intent.sound()));
                }
            }
            case LedgerEntry.Outcome outcome -> {
                PlacedOrder order = asked.get(outcome.key());
                if (order != null) {
                    add(order, outcome);
                }
            }
        }
    }

    private void add(PlacedOrder order, LedgerEntry.Outcome outcome) {
        switch (outcome.result()) {
            case ACKNOWLEDGED -> accepted(order);
            case UNKNOWN, NOT_RECORDED -> {}
            case REJECTED, REFUSED -> contradict(order, "was answered with " + outcome.status());
        }
    }

    public void asks(PlacedOrder order) {
        asked.put(order.id(), order);
    }

    public void accepted(PlacedOrder order) {
        accepted.add(order.id());
    }

    /// The service said something about the order that it must never say.
    public void contradict(PlacedOrder order, String what) {
        contradictions.add(order.id() + " " + what);
    }

    public List<PlacedOrder> orders() {
        return List.copyOf(asked.values());
    }

    public boolean isAccepted(PlacedOrder order) {
        return accepted.contains(order.id());
    }

    public List<String> contradictions() {
        return List.copyOf(contradictions);
    }
}
