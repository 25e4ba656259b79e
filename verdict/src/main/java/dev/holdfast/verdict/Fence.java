package dev.holdfast.verdict;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether regions kept to their epochs, as far as a client can tell.
final class Fence {

    private Fence() {}

    /// Acknowledgements that no region should have given. Of an epoch that was over: the client had
    /// heard of a later one before it asked for the first time, so that nothing of the old epoch
    /// can have been on its way. Or of a second region within an epoch.
    static long acknowledgedBehind(List<ClientLedger.Line> lines) {
        List<ClientLedger.Line> promised =
                lines.stream().filter(line -> line.acknowledged() != null).toList();
        Map<Long, Acknowledgement> first = new HashMap<>();
        for (ClientLedger.Line line : promised) {
            Acknowledgement promise = Comparison.promise(line);
            first.merge(promise.epoch(), promise, Fence::earlier);
        }
        return promised.stream().filter(line -> isBehind(line, first)).count();
    }

    private static Acknowledgement earlier(Acknowledgement one, Acknowledgement other) {
        return one.at().isBefore(other.at()) ? one : other;
    }

    private static boolean isBehind(ClientLedger.Line line, Map<Long, Acknowledgement> first) {
        Acknowledgement promise = Comparison.promise(line);
        Acknowledgement ruler = first.getOrDefault(promise.epoch(), promise);
        return !ruler.region().equals(promise.region())
                || first.values().stream()
                        .anyMatch(other -> isOver(promise.epoch(), line.firstSent(), other));
    }

    private static boolean isOver(long epoch, Instant asked, Acknowledgement other) {
        return other.epoch() > epoch && other.at().isBefore(asked);
    }
}
