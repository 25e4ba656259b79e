package dev.holdfast.lambda;

import dev.holdfast.names.PublishedMetric;
import dev.holdfast.operations.TellParameters;
import dev.holdfast.parameters.Handled;
import dev.holdfast.parameters.ParameterChange;
import dev.holdfast.parameters.ReplicateParameters;
import dev.holdfast.parameters.Replication;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Keeps the parameters of both regions equal: one when it has changed, all when the clock rings.
/// What could not be done is tried again: an event by EventBridge, everything by the next clock.
@Singleton
final class KeepParameters {

    private final Instance<ReplicateParameters> replicate;
    private final TellParameters tell;
    private final PublishMetrics metrics;

    /// @param replicate reaches into the other region, which most functions do not
    KeepParameters(
            Instance<ReplicateParameters> replicate, TellParameters tell, PublishMetrics metrics) {
        this.replicate = replicate;
        this.tell = tell;
        this.metrics = metrics;
    }

    Uni<Object> changed(Notice.ParameterChanged changed) {
        return run(flow -> flow.changed(new ParameterChange(changed.name(), changed.operation())));
    }

    Uni<Object> reconcile() {
        return run(ReplicateParameters::reconcile);
    }

    private Uni<Object> run(Function<ReplicateParameters, Uni<? extends Replication>> what) {
        return Uni.createFrom()
                .deferred(() -> what.apply(replicate.get()))
                .onFailure()
                .invoke(tell::failed)
                .invoke(tell::replicated)
                .map(this::outcome);
    }

    private Object outcome(Replication replication) {
        return switch (replication) {
            case Replication.Refused refused -> throw new InvalidInput(refused.reason());
            case Replication.One one -> done(one.handled());
            case Replication.All all -> compared(all);
        };
    }

    private static Object done(Handled handled) {
        handled.failure()
                .ifPresent(why -> {
                    throw new NotYet(handled.name() + ": " + why);
                });
        return view(handled);
    }

    private Object compared(Replication.All all) {
        metrics.publish(Map.of(PublishedMetric.PARAMETER_DRIFT, (long) all.drift()));
        return Map.of(
                "handled", all.handled().stream().map(KeepParameters::view).toList(),
                "left", all.left(),
                "held", all.held(),
                "drift", all.drift());
    }

    /// No value is in it: an answer may be written down.
    private static Map<String, String> view(Handled handled) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("parameter", handled.name());
        handled.action().ifPresent(action -> view.put("action", action.name()));
        handled.note().ifPresent(note -> view.put("note", note));
        handled.failure().ifPresent(why -> view.put("failure", why));
        return view;
    }
}
