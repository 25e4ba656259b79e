package dev.holdfast.loadtest;

import dev.holdfast.client.LedgerFile;
import dev.holdfast.verdict.LedgerEntry;
import dev.holdfast.verdict.LedgerEntry.Intent;
import dev.holdfast.verdict.LedgerEntry.Outcome;
import dev.holdfast.verdict.PlacedOrder;
import dev.holdfast.verdict.Transfer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/// Writes the ledger while load goes on. When that fails, the run is over: nothing may be sent that
/// is not written down.
final class Recorder implements AutoCloseable {

    private final LedgerFile file;
    private final AtomicReference<String> stopped = new AtomicReference<>("");
    private final LongAdder writes = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    Recorder(Path path) throws IOException {
        this.file = new LedgerFile(path);
    }

    /// @return whether the operation may be sent
    boolean intends(Operation operation, Instant due, Instant now) {
        return write(intents(operation, due, now));
    }

    private static List<Intent> intents(Operation operation, Instant due, Instant now) {
        Times times = new Times(due, now);
        return switch (operation) {
            case Operation.Payment payment -> List.of(times.intent(payment, payment.transfer()));
            case Operation.Bulk bulk ->
                    bulk.transfers().stream()
                            .map(transfer -> times.intent(bulk, transfer))
                            .toList();
            case Operation.Order placed -> List.of(times.intent(placed.order()));
            case Operation.Read read -> List.of(times.intent(read));
            case Operation.Session session -> List.of(times.intent(session));
        };
    }

    private record Times(Instant due, Instant now) {

        Intent intent(Operation operation) {
            return new Intent(operation.key(), operation.kind(), due, now, null, false);
        }

        Intent intent(Operation operation, Transfer transfer) {
            return new Intent(transfer.key(), operation.kind(), due, now, transfer, true);
        }

        Intent intent(PlacedOrder order) {
            Transfer pays = new Transfer(order.id(), order.payer(), order.payee(), order.total());
            return new Intent(order.id(), LedgerEntry.Kind.ORDER, due, now, pays, order.sound());
        }
    }

    /// @return whether nothing more is to be asked about the operation
    boolean learns(Operation operation, Answer answer, Instant now) {
        List<Outcome> outcomes = Conclusions.of(operation, answer, now);
        write(outcomes);
        return outcomes.stream().allMatch(outcome -> outcome.result().isFinal());
    }

    private boolean write(List<? extends LedgerEntry> entries) {
        if (!stopped().isEmpty()) {
            return false;
        }
        long started = System.nanoTime();
        try {
            file.write(entries);
            return true;
        } catch (IOException failed) {
            stop("The ledger could not be written: " + failed.getMessage());
            return false;
        } finally {
            writes.increment();
            nanos.add(System.nanoTime() - started);
        }
    }

    void stop(String why) {
        stopped.compareAndSet("", why);
    }

    /// Why nothing may be sent any more; empty as long as that is not so.
    String stopped() {
        return stopped.get();
    }

    double microsPerWrite() {
        return writes.sum() == 0 ? 0 : nanos.sum() / 1_000.0 / writes.sum();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
