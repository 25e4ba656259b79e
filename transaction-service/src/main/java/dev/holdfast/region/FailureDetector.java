package dev.holdfast.region;

import java.time.Duration;
import java.util.Optional;

/// Decides when the active region is suspected, from heartbeats read with strong consistency.
///
/// It suspects when the counter of the *reign's own* epoch has not moved for `after`, measured on
/// this region's monotonic clock, and at least [#FRESH_READS] reads have said so. A gap between two
/// reads of `after` or more starts over: a pause of this process proves nothing about the other
/// region. But where every read comes so late, because clients besiege this region or the journal
/// is slow, nobody would ever be suspected: so after [#FRESH_READS] such gaps in which nothing
/// moved, it does suspect. A wrong suspicion costs an unneeded failover, never money; only the seal
/// gives safety.
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
    ///
    /// @param reads that came in time since then
    /// @param pauses before reads that came late, since the last movement
    private record Stillness(long since, long readAt, int reads, int pauses) {

        static Stillness from(long nanos) {
            return new Stillness(nanos, nanos, 0, 0);
        }

        Stillness goesOn(long nanos) {
            return new Stillness(since, nanos, reads + 1, pauses);
        }

        Stillness afterPause(long nanos) {
            return new Stillness(nanos, nanos, 0, pauses + 1);
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
        return new FailureDetector(after, Optional.empty(), Stillness.from(0));
    }

    /// @param reign as just read
    /// @param heartbeat as just read; one of another epoch than the reign's counts as none
    /// @param nanos this region's monotonic clock, in nanoseconds
    public FailureDetector observe(Reign reign, Optional<Heartbeat> heartbeat, long nanos) {
        Optional<Heartbeat> own = heartbeat.filter(beat -> beat.epoch().equals(reign.epoch()));
        Optional<Sign> sign = Optional.of(new Sign(reign.epoch(), reign.claim(), own));
        return new FailureDetector(after, sign, stillness(sign, nanos));
    }

    private Stillness stillness(Optional<Sign> sign, long nanos) {
        if (!sign.equals(last)) {
            return Stillness.from(nanos);
        }
        boolean paused = nanos - stillness.readAt() >= after.toNanos();
        return paused ? stillness.afterPause(nanos) : stillness.goesOn(nanos);
    }

    /// Whether the last reads say that nobody is getting on in the reign's epoch.
    public boolean suspects() {
        boolean still = stillness.reads() >= FRESH_READS && silenceNanos() >= after.toNanos();
        return still || stillness.pauses() >= FRESH_READS;
    }

    /// How long the counter had stood still when it was last read, in nanoseconds.
    public long silenceNanos() {
        return stillness.readAt() - stillness.since();
    }
}
