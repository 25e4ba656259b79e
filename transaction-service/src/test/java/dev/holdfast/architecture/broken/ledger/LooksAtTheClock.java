package dev.holdfast.architecture.broken.ledger;

import java.time.Instant;

public final class LooksAtTheClock {

    Instant now() {
        return Instant.now();
    }

    long nanos() {
        return System.nanoTime();
    }

    long millis() {
        return System.currentTimeMillis();
    }
}
