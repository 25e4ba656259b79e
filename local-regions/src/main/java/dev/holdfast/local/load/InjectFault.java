package dev.holdfast.local.load;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.client.LoadPlan;
import dev.holdfast.client.Timeline;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.drill.DrillFailure;
import dev.holdfast.local.drill.Stage;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.verdict.Sightings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Breaks something while load goes on, as planned, in a thread of its own.
final class InjectFault implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Sightings seen;
    private final Timeline timeline;
    private final Stage stage;
    private final AtomicInteger strikes = new AtomicInteger();
    private Optional<PlannedFault> planned = Optional.empty();
    private volatile String failure = "";
    private @Nullable Thread striking;

    InjectFault(LocalRegions regions, ApiClient api, Sightings seen, Timeline timeline) {
        this.seen = seen;
        this.timeline = timeline;
        this.stage = new Stage(regions, api, seen, timeline);
    }

    /// @param goesOn whether there is load
    void begin(Optional<PlannedFault> fault, BooleanSupplier goesOn, LoadPlan plan) {
        planned = fault;
        Book book = new Book(plan.workload().run(), plan.workload().accounts());
        Round round = new Round(book, plan.shape().loadMillis(), goesOn);
        fault.ifPresent(it ->
                striking = Thread.ofVirtual().name("inject-fault").start(() -> noted(it, round)));
    }

    private record Round(Book book, long loadMillis, BooleanSupplier goesOn) {}

    private void noted(PlannedFault fault, Round round) {
        try {
            strike(fault, round);
        } catch (DrillFailure | EnvironmentFailure | IOException failed) {
            failure = String.valueOf(failed.getMessage());
            timeline.note(failure);
        } catch (InterruptedException over) {
            timeline.note("load is over");
        }
    }

    private void strike(PlannedFault fault, Round round) throws IOException, InterruptedException {
        while (round.goesOn().getAsBoolean() && seen.isEmpty()) {
            Thread.sleep(LOOK_EVERY);
        }
        long began = System.nanoTime();
        timeline.note("load has begun");
        Duration at = fault.after();
        sleepUntil(at, began);
        hit(fault, round);
        while (goesOnAt(at.plus(fault.every()), fault, round)) {
            // The lost region is missing for half of the time, and back for the other half. Healed
            // just before the next fault, it would take over before it has warmed up.
            sleepUntil(at.plus(fault.every().dividedBy(2)), began);
            stage.settle();
            at = at.plus(fault.every());
            sleepUntil(at, began);
            hit(fault, round);
        }
    }

    private void hit(PlannedFault fault, Round round) throws IOException, InterruptedException {
        strikes.incrementAndGet();
        fault.scenario().play(stage, round.book(), stage.settle());
    }

    private static boolean goesOnAt(Duration next, PlannedFault fault, Round round) {
        return !fault.every().isZero()
                && next.toMillis() < round.loadMillis()
                && round.goesOn().getAsBoolean();
    }

    private static void sleepUntil(Duration at, long began) throws InterruptedException {
        Duration left = at.minusNanos(System.nanoTime() - began);
        Thread.sleep(left.isPositive() ? left : Duration.ZERO);
    }

    /// What was seen of it; called when load is over.
    Injected injected(WatchGrowth growth) throws InterruptedException {
        Thread thread = striking;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
        return new Injected(
                planned,
                strikes.get(),
                failure,
                stage.outages(),
                timeline.events(),
                stage.zombieAcknowledged(),
                growth.growth());
    }

    @Override
    public void close() {
        Thread thread = striking;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
