package dev.holdfast.boot;

import dev.holdfast.operations.TellRegion;
import dev.holdfast.operations.WatchRegion;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.recovery.SuperviseRegion;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Lives the region's life: looks and acts again and again, from start to stop. Starting waits
/// neither for the journal nor for the database.
@Singleton
final class RunRegion {

    private static final Logger LOG = Logger.getLogger(RunRegion.class);

    private final RegionState state;
    private final SuperviseRegion supervise;
    private final Doors doors;
    private final Pace pace;
    private final Duration interval;
    private volatile boolean stopped;
    private String lastFailure = "";

    RunRegion(SuperviseRegion supervise, Doors doors, RegionState state, Rhythm rhythm) {
        this.state = state;
        this.supervise = supervise;
        this.doors = doors;
        this.pace = rhythm.pace();
        this.interval = rhythm.interval();
    }

    /// What tells people about the region.
    @Singleton
    record Doors(WatchRegion watch, TellRegion tell) {}

    /// How often the region looks around.
    record Rhythm(Pace pace, Duration interval) {}

    /// Making the first clients takes longer than all else that is started: doors open meanwhile.
    void start(@Observes StartupEvent event) {
        doors.tell().start();
        Infrastructure.getDefaultWorkerPool().execute(this::begin);
    }

    /// Before [#stop], or not at all. What cannot even begin is of no use to anybody, and ends; a
    /// service of AWS that does not answer is asked again instead.
    private synchronized void begin() {
        try {
            if (!stopped) {
                doors.watch().start();
                tick();
            }
        } catch (RuntimeException | Error broken) {
            LOG.fatalf(broken, "region=%s cannot begin, and ends", state.me());
            Quarkus.asyncExit(1);
        }
    }

    /// Requests in flight have ended, or had their time: see quarkus.shutdown.timeout.
    synchronized void stop(@Observes ShutdownEvent event) {
        stopped = true;
        doors.watch().stop();
        state.standBy(Optional.empty());
    }

    private void tick() {
        if (!stopped) {
            supervise.tick().subscribe().with(move -> succeeded(), this::failed);
        }
    }

    private void succeeded() {
        if (!lastFailure.isEmpty()) {
            LOG.infof("region=%s looks around again", state.me());
            lastFailure = "";
        }
        doors.tell().news();
        again();
    }

    /// A failure that goes on is told once.
    private void failed(Throwable failure) {
        String kind = failure.getClass().getName() + failure.getMessage();
        if (!kind.equals(lastFailure)) {
            LOG.warnf("region=%s cannot look around: %s", state.me(), failure);
            lastFailure = kind;
        }
        doors.tell().news();
        again();
    }

    private void again() {
        pace.after(interval).subscribe().with(done -> tick());
    }
}
