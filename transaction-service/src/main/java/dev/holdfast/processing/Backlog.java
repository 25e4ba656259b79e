package dev.holdfast.processing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Requests that wait for the batch in flight to end: they form the next one. Bounded by count and
/// by bytes; what does not fit is turned away, never queued somewhere else.
final class Backlog {

    private final SubmitTransactions.Bounds bounds;
    private final ArrayDeque<Pending> queue = new ArrayDeque<>();
    private long bytes;
    private boolean inFlight;

    Backlog(SubmitTransactions.Bounds bounds) {
        this.bounds = bounds;
    }

    /// Takes all or nothing.
    ///
    /// @return whether there was room
    synchronized boolean offer(List<Pending> requests) {
        long more = requests.stream().mapToLong(Pending::bytes).sum();
        boolean fits =
                queue.size() + requests.size() <= bounds.queuedCommands()
                        && bytes + more <= bounds.queuedBytes();
        if (fits) {
            queue.addAll(requests);
            bytes += more;
        }
        return fits;
    }

    /// The next batch, unless one is in flight or nobody waits. The caller must call [#landed]
    /// after it.
    synchronized Optional<Batch> take() {
        if (inFlight || queue.isEmpty()) {
            return Optional.empty();
        }
        inFlight = true;
        List<Pending> batch = new ArrayList<>();
        long size = 0;
        while (!queue.isEmpty() && batch.size() < bounds.batchCommands() && fits(size)) {
            Pending next = queue.remove();
            size += next.bytes();
            batch.add(next);
        }
        bytes -= size;
        return Optional.of(new Batch(batch));
    }

    private boolean fits(long size) {
        Pending next = queue.element();
        return size == 0 || size + next.bytes() <= bounds.batchBytes();
    }

    synchronized void landed() {
        inFlight = false;
    }

    /// Empties the queue, for requests that are not going to be decided here.
    synchronized List<Pending> drop() {
        List<Pending> dropped = List.copyOf(queue);
        queue.clear();
        bytes = 0;
        return dropped;
    }

    synchronized boolean isIdle() {
        return !inFlight && queue.isEmpty();
    }
}
