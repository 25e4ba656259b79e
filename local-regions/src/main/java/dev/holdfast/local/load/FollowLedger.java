package dev.holdfast.local.load;

import dev.holdfast.client.LedgerReader;
import dev.holdfast.verdict.Sightings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/// Reads the generator's ledger while it grows, so that others see at once when service comes back.
final class FollowLedger implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Sightings seen;
    private final Thread thread;

    /// @param reading whether the generator reads at all
    FollowLedger(Path path, boolean reading) {
        seen = new Sightings(reading);
        LedgerReader reader = new LedgerReader(path);
        thread = Thread.ofVirtual().name("follow-ledger").start(() -> follow(reader));
    }

    private void follow(LedgerReader reader) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                reader.next(seen::add);
                Thread.sleep(LOOK_EVERY);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    Sightings seen() {
        return seen;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
