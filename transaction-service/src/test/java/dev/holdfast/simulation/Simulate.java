package dev.holdfast.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Runs seeds until one fails: `--seeds N --from S [--json]`.
public final class Simulate {

    private static final long PROGRESS_EVERY = 2_000_000_000L;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int WRONG_USE = 2;

    private final Statistics statistics = new Statistics();
    private final long began = System.nanoTime();
    private final boolean json;
    private long told = began;
    private long seeds;
    private long steps;

    private Simulate(boolean json) {
        this.json = json;
    }

    public static void main(String[] arguments) {
        long count = 10_000;
        long from = 0;
        boolean json = false;
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--seeds" -> count = Long.parseLong(arguments[++i]);
                    case "--from" -> from = Long.parseLong(arguments[++i]);
                    case "--json" -> json = true;
                    default -> throw new IllegalArgumentException(arguments[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            System.err.println("Usage: simulate [--seeds N] [--from S] [--json]");
            System.exit(WRONG_USE);
        }
        System.exit(new Simulate(json).run(from, count) ? 0 : 1);
    }

    /// @return whether all seeds went well
    private boolean run(long from, long count) {
        for (long seed = from; seed < from + count; seed++) {
            Simulation.Outcome outcome = Simulation.run(seed, false);
            seeds++;
            steps += outcome.steps();
            statistics.add(outcome.statistics());
            if (outcome.violation() != null) {
                fail(Simulation.run(seed, true));
                return false;
            }
            progress(count);
        }
        System.out.println(json ? json("") : summary() + "\nAll invariants held.");
        return true;
    }

    private void fail(Simulation.Outcome outcome) {
        String failure = "Seed " + outcome.seed() + " violates " + outcome.violation();
        if (json) {
            System.out.println(json(failure));
        } else {
            System.out.print(outcome.log());
            System.out.println(summary());
            System.out.println(failure);
        }
    }

    private void progress(long count) {
        long now = System.nanoTime();
        if (now - told >= PROGRESS_EVERY) {
            told = now;
            System.err.printf("%,d of %,d seeds, %,d steps%n", seeds, count, steps);
        }
    }

    private long millis() {
        return (System.nanoTime() - began) / NANOS_PER_MILLI;
    }

    private String summary() {
        String head = "%,d seeds, %,d steps, %,d ms".formatted(seeds, steps, millis());
        return counts().entrySet().stream()
                .map(count -> "%,12d  %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining("\n", head + "\n", ""));
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Statistic statistic : Statistic.values()) {
            counts.put(statistic.label(), statistics.of(statistic));
        }
        return counts;
    }

    private String json(String failure) {
        String numbers =
                counts().entrySet().stream()
                        .map(count -> "\"" + count.getKey() + "\":" + count.getValue())
                        .collect(Collectors.joining(","));
        return "{\"seeds\":%d,\"steps\":%d,\"millis\":%d,\"failure\":%s,\"counts\":{%s}}"
                .formatted(seeds, steps, millis(), quoted(failure), numbers);
    }

    private static String quoted(String text) {
        return text.isEmpty()
                ? "null"
                : "\""
                        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                        + "\"";
    }
}
