package dev.holdfast.local.bench;

import dev.holdfast.local.service.Packaging;
import java.time.Duration;

/// What one form of the service did.
///
/// @param firstAnswer from the start of the process, the median of several
/// @param firstTransaction the same, until a transfer was acknowledged
/// @param load transfers in bulks over HTTP
record Target(
        Packaging packaging,
        Duration firstAnswer,
        Duration firstTransaction,
        Memory memory,
        Measured load) {

    /// In bytes: resident without load and after it, and what the build hands out.
    record Memory(long idle, long loaded, long artefact) {}
}
