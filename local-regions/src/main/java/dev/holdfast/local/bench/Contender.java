package dev.holdfast.local.bench;

import java.time.Duration;

/// One way to get transfers into a ledger.
interface Contender extends AutoCloseable {

    /// A letter and a few words.
    String title();

    /// Runs transfers for a while, in a closed loop, and returns when the last one is done.
    Latencies run(Skew skew, Duration time) throws Exception;

    @Override
    default void close() throws Exception {}
}
