package dev.holdfast.operations;

import dev.holdfast.processing.LedgerReader;

/// Figures in words.
final class Figures {

    private Figures() {}

    static String describe(LedgerReader.Replication replication) {
        if (replication.writable()) {
            return "This database is the writer.";
        }
        String lag =
                replication
                        .lag()
                        .map(value -> value.toMillis() + " ms behind")
                        .orElse("lag unknown");
        return replication.streaming() ? "Streaming, " + lag + "." : "Not receiving, " + lag + ".";
    }
}
