package dev.holdfast.http;

import dev.holdfast.processing.RegionState;
import dev.holdfast.recovery.StepFailure;
import dev.holdfast.recovery.SuperviseRegion;
import dev.holdfast.recovery.TakeoverReport;
import dev.holdfast.region.RegionRole;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Starts what operators ask for, one thing at a time. It goes on when its caller hangs up.
@Singleton
class OperateRegion {

    private final RegionState state;
    private final SuperviseRegion supervise;
    private final AtomicBoolean running = new AtomicBoolean();

    OperateRegion(RegionState state, SuperviseRegion supervise) {
        this.state = state;
        this.supervise = supervise;
    }

    /// Fails with a [Refusal] unless this region has taken over.
    Uni<Void> takeOver(String reason) {
        return alone(() -> supervise.takeOver("operator: " + reason));
    }

    /// Fails with a [Refusal] unless this region has taken over in an orderly way.
    Uni<Void> switchOver(String reason) {
        return alone(() -> supervise.switchOver(reason));
    }

    private Uni<Void> alone(Supplier<Uni<TakeoverReport>> operation) {
        RegionRole role = state.now().role();
        if (role == RegionRole.ACTIVE) {
            return refuse(ProblemType.ACTIVE_ALREADY, "There is nothing to take over.");
        }
        if (role == RegionRole.TAKING_OVER || !running.compareAndSet(false, true)) {
            return refuse(ProblemType.TAKEOVER_RUNNING, "GET /v1/region shows how it goes.");
        }
        return Uni.createFrom()
                .<TakeoverReport>emitter(emitter -> start(operation, emitter))
                .onFailure()
                .transform(OperateRegion::refused)
                .invoke(OperateRegion::requireDone)
                .replaceWithVoid();
    }

    private void start(
            Supplier<Uni<TakeoverReport>> operation, UniEmitter<? super TakeoverReport> emitter) {
        Uni.createFrom()
                .deferred(operation::get)
                .onTermination()
                .invoke(() -> running.set(false))
                .subscribe()
                .with(emitter::complete, emitter::fail);
    }

    private static void requireDone(TakeoverReport report) {
        if (report.failure().isPresent()) {
            String why = "It stopped: " + report.failure().get();
            throw new Refusal(Problem.of(ProblemType.UNAVAILABLE, why));
        }
    }

    private static Throwable refused(Throwable failure) {
        return new Refusal(
                failure instanceof StepFailure step
                        ? Problem.of(
                                ProblemType.SWITCHOVER_REFUSED, String.valueOf(step.getMessage()))
                        : Problem.of(
                                ProblemType.UNAVAILABLE,
                                "The journal or the database does not answer."));
    }

    private static Uni<Void> refuse(ProblemType type, String detail) {
        return Uni.createFrom().failure(new Refusal(Problem.of(type, detail)));
    }
}
