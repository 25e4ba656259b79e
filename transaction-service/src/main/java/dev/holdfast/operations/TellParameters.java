package dev.holdfast.operations;

import dev.holdfast.parameters.Action;
import dev.holdfast.parameters.Handled;
import dev.holdfast.parameters.Replication;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Tells people what became of parameters. No value is in it.
@Singleton
public class TellParameters {

    private static final Logger LOG = Logger.getLogger("dev.holdfast.parameters");
    private static final int UNKNOWN = -1;

    private final MeterRegistry registry;
    private volatile int drift = UNKNOWN;

    TellParameters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("holdfast.parameters.drift", () -> drift)
                .description("Parameters that differ between the regions; -1 if not known")
                .register(registry);
    }

    public void replicated(Replication replication) {
        switch (replication) {
            case Replication.Refused refused -> refused(refused.reason());
            case Replication.One one -> handled(one.handled());
            case Replication.All all -> all(all);
        }
    }

    /// A run failed, so that it is not known how things are.
    public void failed() {
        drift = UNKNOWN;
        registry.counter("holdfast.parameters.failures").increment();
    }

    private void all(Replication.All all) {
        all.handled().forEach(this::handled);
        drift = all.drift();
        all.held()
                .forEach(name ->
                        LogLine.of("parameter", name)
                                .and("held", "so many deletions")
                                .write(LOG, Logger.Level.WARN));
    }

    private void refused(String reason) {
        registry.counter("holdfast.parameters.refused").increment();
        LogLine.of("refused", reason).write(LOG, Logger.Level.WARN);
    }

    private void handled(Handled handled) {
        handled.action().filter(action -> action != Action.AGREED).ifPresent(this::count);
        handled.action()
                .filter(action -> action != Action.AGREED)
                .ifPresent(action ->
                        LogLine.of("parameter", handled.name())
                                .and("action", action)
                                .and("note", handled.note().orElse(""))
                                .write(LOG, Logger.Level.INFO));
        handled.failure()
                .ifPresent(why ->
                        LogLine.of("parameter", handled.name())
                                .and("failed", why)
                                .write(LOG, Logger.Level.WARN));
    }

    private void count(Action action) {
        registry.counter("holdfast.parameters.replicated", "action", action.name()).increment();
    }
}
