package dev.holdfast.lambda;

import dev.holdfast.processing.Pace;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.FailureDetector;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Watches the heart of whoever rules, for as long as it stands still and no longer than asked.
@Singleton
final class WatchSigns {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Reigns reigns;
    private final Pace pace;

    WatchSigns(Reigns reigns, Pace pace) {
        this.reigns = reigns;
        this.pace = pace;
    }

    /// What was seen.
    ///
    /// @param silent whether it stood still all the time
    /// @param watched how long was looked, until it moved or time was up
    record Seen(boolean silent, Duration watched) {}

    /// Fails if the journal does not answer.
    Uni<Seen> watch(Reign reign, Duration atMost) {
        return new Watch(reign, atMost, pace.nanos()).look(FailureDetector.suspectingAfter(atMost));
    }

    private final class Watch {

        private final Reign reign;
        private final Duration atMost;
        private final long since;
        private boolean first = true;

        Watch(Reign reign, Duration atMost, long since) {
            this.reign = reign;
            this.atMost = atMost;
            this.since = since;
        }

        Uni<Seen> look(FailureDetector detector) {
            return reigns.heartbeat()
                    .map(beat -> detector.observe(reign, beat, pace.nanos()))
                    .chain(this::judge);
        }

        private Uni<Seen> judge(FailureDetector detector) {
            Duration watched = Duration.ofNanos(pace.nanos() - since);
            boolean moved = !first && detector.silenceNanos() == 0;
            first = false;
            if (moved || detector.suspects()) {
                return Uni.createFrom().item(new Seen(!moved, watched));
            }
            return watched.compareTo(atMost.multipliedBy(2)) > 0
                    ? Uni.createFrom().item(new Seen(false, watched))
                    : pace.after(LOOK_EVERY).chain(() -> look(detector));
        }
    }
}
