package dev.holdfast.architecture;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The plan of the house: which room may import which. Whoever adds a room adds it here.
final class Floors {

    /// What a transaction is, what the log is, who may acknowledge.
    static final List<String> PURE = List.of("region", "ledger", "journal");

    /// The one path of a transaction, orders, how a region takes over, and what keeps the other one
    /// ready for it.
    static final List<String> FLOWS =
            List.of("processing", "orders", "recovery", "parameters", "readiness");

    /// What doors say of themselves while they work.
    static final String TRACING = "tracing";

    static final List<String> DOORS = List.of("http", "lambda", "operations");
    static final List<String> PLUGS = List.of("postgres", "aws");

    /// Wires everything; nobody imports it.
    static final String BOOT = "boot";

    private Floors() {}

    /// Each room with the rooms that it may import, besides itself.
    static Map<String, List<String>> plan() {
        Map<String, List<String>> plan = new TreeMap<>();
        plan.put("region", List.of());
        plan.put("ledger", List.of());
        plan.put("journal", List.of("ledger", "region"));
        plan.put("processing", PURE);
        plan.put("orders", with(PURE, "processing"));
        plan.put("recovery", with(PURE, "processing"));
        plan.put("parameters", with(PURE, "processing", "recovery"));
        plan.put("readiness", with(PURE, "processing", "recovery"));
        List<String> below = with(PURE, FLOWS.toArray(String[]::new));
        plan.put(TRACING, below);
        PLUGS.forEach(room -> plan.put(room, below));
        DOORS.forEach(room -> plan.put(room, with(below, TRACING)));
        plan.put(BOOT, List.copyOf(new TreeSet<>(plan.keySet())));
        return plan;
    }

    /// The rooms that a room must not import.
    static List<String> closedTo(String room) {
        Map<String, List<String>> plan = plan();
        TreeSet<String> closed = plan.keySet().stream().collect(toCollection(TreeSet::new));
        closed.remove(room);
        plan.get(room).forEach(closed::remove);
        return List.copyOf(closed);
    }

    private static List<String> with(List<String> rooms, String... more) {
        List<String> all = new ArrayList<>(rooms);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
