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
    private final Stillness stillness;

    /// What is compared from read to read. No heartbeat at all is a sign too.
    private record Sign(Epoch epoch, ClaimId claim, Optional<Heartbeat> heartbeat) {}

    /// For how long nothing has moved.
    private record Stillness(long since, long readAt, int reads) {

        Stillness goesOn(long nanos) {
            return new Stillness(since, nanos, reads + 1);
        }
    }

    private FailureDetector(Duration after, Optional<Sign> last, Stillness stillness) {
        this.after = after;
        this.last = last;
        this.stillness = stillness;
    }

    /// @param after how long the counter may stand still; more than zero
    public static FailureDetector suspectingAfter(Duration after) {
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException(
                    "The time to suspicion must be more than zero, but was " + after + ".");
        }
        return new FailureDetector(after, Optional.empty(), new Stillness(0, 0, 0));
    }

    /// @param reign as just read
    /// @param heartbeat as just read; one of another epoch than the reign's counts as none
    /// @param nanos this region's monotonic clock, in nanoseconds
    public FailureDetector observe(Reign reign, Optional<Heartbeat> heartbeat, long nanos) {
        Optional<Heartbeat> own = heartbeat.filter(beat -> beat.epoch().equals(reign.epoch()));
        Optional<Sign> sign = Optional.of(new Sign(reign.epoch(), reign.claim(), own));
        boolean moved = !sign.equals(last);
        boolean paused = nanos - stillness.readAt() >= after.toNanos();
        return new FailureDetector(
                after,
                sign,
                moved || paused ? new Stillness(nanos, nanos, 0) : stillness.goesOn(nanos));
    }

    /// Whether the last reads say that nobody is getting on in the reign's epoch.
    public boolean suspects() {
        return stillness.reads() >= FRESH_READS && silenceNanos() >= after.toNanos();
    }

    /// How long the counter had stood still when it was last read, in nanoseconds.
    public long silenceNanos() {
        return stillness.readAt() - stillness.since();
    }
}
