package dev.holdfast.local.load;

import dev.holdfast.client.GeneratorFacts;
import dev.holdfast.client.LoadPlan;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a run is described to its readers.
final class Titles {

    private static final long MEGABYTE = 1 << 20;

    private Titles() {}

    static String of(LoadPlan plan, Injected injected) {
        return "Load, "
                + word(plan.shape().profile())
                + ", "
                + word(plan.workload().mix())
                + injected.fault().map(fault -> ", with " + fault.describe()).orElse("");
    }

    static Map<String, String> settings(LoadPlan plan, Injected injected) {
        LoadPlan.Shape shape = plan.shape();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("target", plan.target().base());
        settings.put("name server", plan.target().dnsServer());
        settings.put("profile", word(shape.profile()));
        settings.put("operations", word(plan.workload().mix()));
        settings.put("model", shape.open() ? "open" : "closed");
        settings.put(
                "height",
                shape.open()
                        ? shape.rate() + " operations a second"
                        : shape.callers() + " callers");
        settings.put("warm-up", shape.warmUpMillis() / 1_000 + " s, in no figure");
        settings.put("duration", shape.durationMillis() / 1_000 + " s after it");
        settings.put("attempt gives up after", plan.target().timeoutMillis() + " ms");
        settings.put("accounts", Integer.toString(plan.workload().accounts().size()));
        settings.put("seed", Long.toString(plan.workload().seed()));
        settings.put("run", plan.workload().run());
        settings.put("fault", injected.fault().map(PlannedFault::describe).orElse("none"));
        return settings;
    }

    /// @param facts of the generator, if it came to an end
    static Map<String, String> environment(Optional<GeneratorFacts> facts) {
        Runtime runtime = Runtime.getRuntime();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("processors", Integer.toString(runtime.availableProcessors()));
        environment.put(
                "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        environment.put("Java", Runtime.version().toString());
        environment.put("memory of this JVM", runtime.maxMemory() / MEGABYTE + " MB at most");
        facts.ifPresent(it -> {
            environment.put(
                    "generator's share of all processors", decimal(it.cpuShare() * 100) + " %");
            environment.put("a write to the clients' ledger", decimal(it.ledgerMicros()) + " µs");
            environment.put("attempts", Long.toString(it.attempts()));
        });
        return environment;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
