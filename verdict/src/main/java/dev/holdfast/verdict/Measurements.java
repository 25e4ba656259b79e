package dev.holdfast.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How a run went over time, from the client's ledger alone. Latencies count from when a request
/// was due, and not from when it was sent: whoever is late, the service or the generator, shows.
///
/// @param seconds one after the other, from the first request on, the warm-up included
/// @param measuredFrom the end of the warm-up; figures count from here
/// @param writes latency of everything that changes something. What was never answered counts as
///   having taken until the end
/// @param reads latency of reads
/// @param lateness of the generator: from when requests were due to when they were sent
/// @param perSecond transfers and orders that were acknowledged
/// @param writeGap the longest time without an acknowledgement
/// @param readGap the longest time without an answer to a read
/// @param availability of writes in per cent: the time that did not pass in gaps of more than a
///   second
/// @param answered by kind what has a final answer
/// @param refused what got an answer that nobody should get; it is in no other figure
public record Measurements(
        List<Second> seconds,
        Instant begin,
        Instant measuredFrom,
        Latency writes,
        Latency reads,
        Latency lateness,
        double perSecond,
        Duration writeGap,
        Duration readGap,
        double availability,
        Map<LedgerEntry.Kind, Long> answered,
        long refused) {

    /// What happened in one second.
    ///
    /// @param acknowledged writes that were acknowledged in it
    /// @param failed attempts that ended in it without a final answer, or with one that nobody
    ///   should get
    /// @param due latency of the writes that were due in it
    public record Second(long acknowledged, long read, long failed, Latency due) {}

    /// How long load was meant to last.
    ///
    /// @param warmUp at the beginning, which no figure counts
    /// @param load the warm-up included
    public record Span(Duration warmUp, Duration load) {}

    /// Below that, a time without acknowledgements is taken for a pause.
    static final Duration TOLERATED = Duration.ofSeconds(1);

    private static final double ALL = 100;

    public static Measurements of(List<LedgerEntry> entries, Span span) {
        Observations observed = Observations.of(entries, span);
        List<Instant> writes = observed.writeTimes();
        Duration length = Duration.between(observed.measuredFrom(), observed.end());
        double seconds = Math.max(1, length.toMillis()) / 1_000.0;
        return new Measurements(
                observed.seconds(),
                observed.begin(),
                observed.measuredFrom(),
                observed.latency(true),
                observed.latency(false),
                observed.lateness(),
                writes.size() / seconds,
                observed.longestGap(false),
                observed.longestGap(true),
                availability(observed, writes, length),
                counts(observed),
                observed.refused());
    }

    private static double availability(
            Observations observed, List<Instant> writes, Duration length) {
        Duration down = Gaps.longerThan(TOLERATED, observed.within(writes));
        return ALL * (1 - (double) down.toMillis() / Math.max(1, length.toMillis()));
    }

    private static Map<LedgerEntry.Kind, Long> counts(Observations observed) {
        Map<LedgerEntry.Kind, Long> counts = new EnumMap<>(LedgerEntry.Kind.class);
        observed.done().forEach(done -> counts.merge(done.asked().kind(), 1L, Long::sum));
        return counts;
    }
}
