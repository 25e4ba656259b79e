package dev.holdfast.http;

import dev.holdfast.ledger.Outcome;
import dev.holdfast.processing.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what callers are told, and how many wait.
@Singleton
class CountReplies {

    private enum Kind {
        POSTED,
        REJECTED,
        REPEATED,
        KEY_REUSED,
        NOT_ACTIVE,
        BUSY,
        UNAVAILABLE,
        UNKNOWN
    }

    /// In the order of the kinds.
    private final List<Counter> counters;

    private final AtomicLong waiting;

    CountReplies(MeterRegistry registry) {
        this.waiting = registry.gauge("holdfast.commands.waiting", List.of(), new AtomicLong());
        this.counters = Arrays.stream(Kind.values()).map(kind -> counter(kind, registry)).toList();
    }

    private static Counter counter(Kind kind, MeterRegistry registry) {
        return Counter.builder("holdfast.replies")
                .description("What callers were told, by kind")
                .tag("kind", kind.name())
                .register(registry);
    }

    void submitted(int commands) {
        waiting.addAndGet(commands);
    }

    void replied(List<Reply> replies) {
        waiting.addAndGet(-replies.size());
        for (Reply reply : replies) {
            counters.get(kind(reply).ordinal()).increment();
        }
    }

    private static Kind kind(Reply reply) {
        return switch (reply) {
            case Reply.Acknowledged done when done.repeated() -> Kind.REPEATED;
            case Reply.Acknowledged done
                    when done.decision().outcome() instanceof Outcome.Rejected ->
                    Kind.REJECTED;
            case Reply.Acknowledged ignored -> Kind.POSTED;
            case Reply.KeyReused ignored -> Kind.KEY_REUSED;
            case Reply.NotActive ignored -> Kind.NOT_ACTIVE;
            case Reply.Busy ignored -> Kind.BUSY;
            case Reply.Unavailable ignored -> Kind.UNAVAILABLE;
            case Reply.Unknown ignored -> Kind.UNKNOWN;
        };
    }
}
