package dev.holdfast.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a client finds when it compares its own books with the surviving region. Pure.
///
/// @param acknowledged transfers that were promised an outcome
/// @param unknown transfers that were not; they may be there or not, but not twice
/// @param lost promised, and not there
/// @param lossMillis from the oldest acknowledgement that was lost to the last one of its epoch: so
///   much of the past is not whole any more. Zero if nothing was lost
/// @param duplicated there more than once, by postings or by keys, or promised in two ways
/// @param changed there with other content than was asked for and promised
/// @param invented there, and never asked for
/// @param sealed acknowledged by a region whose epoch was over, or by a second one in an epoch
/// @param wrongBalances accounts that do not have what the client's own books say
/// @param balanced whether all balances sum to zero and equal the sums of their postings
public record Verdict(
        long acknowledged,
        long unknown,
        long lost,
        long lossMillis,
        long duplicated,
        long changed,
        long invented,
        long sealed,
        long wrongBalances,
        boolean balanced) {

    public static Verdict of(
            List<ClientLedger.Line> lines,
            List<ClientLedger.Contradiction> contradictions,
            Survivors found) {
        Comparison comparison = Comparison.of(lines, found);
        Balances balances = new Balances(comparison);
        List<ClientLedger.Line> lost = comparison.lost();
        return new Verdict(
                comparison.promised().size(),
                lines.size() - comparison.promised().size(),
                lost.size(),
                lossWindow(lost, comparison.promised()).toMillis(),
                comparison.duplicated() + contradictions.size(),
                comparison.changed(),
                comparison.invented(),
                Fence.acknowledgedBehind(lines),
                balances.wrong(),
                balances.agree());
    }

    /// Whether nothing that the service promised was broken.
    public boolean holds() {
        return lost + duplicated + changed + invented + sealed + wrongBalances == 0 && balanced;
    }

    private static Duration lossWindow(
            List<ClientLedger.Line> lost, List<ClientLedger.Line> promised) {
        Map<Long, Instant> last = new HashMap<>();
        for (ClientLedger.Line line : lost.isEmpty() ? lost : promised) {
            Acknowledgement promise = Comparison.promise(line);
            last.merge(promise.epoch(), promise.at(), Verdict::later);
        }
        return lost.stream()
                .map(Comparison::promise)
                .map(oldest ->
                        Duration.between(
                                oldest.at(), last.getOrDefault(oldest.epoch(), oldest.at())))
                .max(Duration::compareTo)
                .map(window -> window.plusMillis(1))
                .orElse(Duration.ZERO);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
