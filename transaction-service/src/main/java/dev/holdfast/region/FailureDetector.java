package dev.holdfast.region;

import java.time.Duration;
import java.util.Optional;

/// Decides when the active region is suspected, from heartbeats read with strong consistency.
///
/// It suspects when the counter of the *reign's own* epoch has not moved for `after`, measured on
/// this region's monotonic clock, and at least [#FRESH_READS] reads have said so. A gap between two
/// reads of `after` or more starts over: a pause of this process proves nothing about the other
/// region. A wrong suspicion costs an unneeded failover, never money; only the seal gives safety.
///
/// Immutable; each observation gives the next detector.
public final class FailureDetector {

    /// Reads without movement that are needed at least, whatever the clock says.
    public static final int FRESH_READS = 3;

    private final Duration after;
    private final Optional<Sign> last;
    private final long movedAt;
    private final long readAt;
    private final int readsWithoutMovement;

    private record Sign(Epoch epoch, ClaimId claim, long counter) {}

    private FailureDetector(
            Duration after, Optional<Sign> last, long movedAt, long readAt, int readsWithoutMovement) {
        this.after = after;
        this.last = last;
        this.movedAt = movedAt;
        this.readAt = readAt;
        this.readsWithoutMovement = readsWithoutMovement;
    }

    /// @param after how long the counter may stand still; more than zero
    public static FailureDetector suspectingAfter(Duration after) {
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException("The time to suspicion must be more than zero, but was " + after + ".");
        }
        return new FailureDetector(after, Optional.empty(), 0, 0, 0);
    }

    /// @param reign as just read
    /// @param heartbeat as just read; one of another epoch than the reign's counts as none
    /// @param nanos this region's monotonic clock, in nanoseconds
    public FailureDetector observe(Reign reign, Optional<Heartbeat> heartbeat, long nanos) {
        long counter =
                heartbeat
                        .filter(beat -> beat.epoch().equals(reign.epoch()))
                        .map(Heartbeat::counter)
                        .orElse(-1L);
        Optional<Sign> sign = Optional.of(new Sign(reign.epoch(), reign.claim(), counter));
        boolean moved = !sign.equals(last);
        boolean paused = nanos - readAt >= after.toNanos();
        return moved || paused
                ? new FailureDetector(after, sign, nanos, nanos, 0)
                : new FailureDetector(after, sign, movedAt, nanos, readsWithoutMovement + 1);
    }

    /// Whether the last reads say that nobody is getting on in the reign's epoch.
    public boolean suspects() {
        return readsWithoutMovement >= FRESH_READS && readAt - movedAt >= after.toNanos();
    }

    /// How long the counter had stood still when it was last read, in nanoseconds.
    public long silenceNanos() {
        return readAt - movedAt;
    }
}
