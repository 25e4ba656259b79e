package dev.holdfast.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// One fault and how service came back from it.
///
/// @param what was done, in words
/// @param at when
/// @param firstWrite the first acknowledgement in a later epoch than the one at the fault
/// @param lastRefusal the last answer to a write before it that was no acknowledgement; the service
///   was back somewhere between the two. Before the fault if nobody was refused
/// @param firstRead the first successful read after reads stopped, or the fault's own time if they
///   did not stop; empty if the load read nothing
/// @param takeover what the surviving region says about its takeover
public record Outage(
        String what,
        Instant at,
        Instant firstWrite,
        Instant lastRefusal,
        Optional<Instant> firstRead,
        TakeoverFacts takeover) {

    public long rtoWriteMillis() {
        return firstWrite.toEpochMilli() - at.toEpochMilli();
    }

    /// Until when writes were refused for certain; empty if nobody was answered meanwhile.
    public OptionalLong refusedUntilMillis() {
        return lastRefusal.isAfter(at)
                ? OptionalLong.of(Duration.between(at, lastRefusal).toMillis())
                : OptionalLong.empty();
    }

    public OptionalLong rtoReadMillis() {
        return firstRead.stream()
                .mapToLong(read -> Math.max(0, read.toEpochMilli() - at.toEpochMilli()))
                .findFirst();
    }

    public long detectMillis() {
        return Math.max(0, takeover.began().toEpochMilli() - at.toEpochMilli());
    }
}
