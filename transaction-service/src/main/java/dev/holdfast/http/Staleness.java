package dev.holdfast.http;

import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/// Says how old a standby's answer may be. Asked before the read, so what is read is at least as
/// young; one question serves all requests of a short while.
@Singleton
class Staleness {

    static final String HEADER = "Holdfast-Staleness";
    static final String UNKNOWN = "unknown";

    private static final Duration SERVES = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final RegionState state;
    private final Uni<String> staleness;

    private record Asked(LedgerReader.Replication replication, long at) {}

    Staleness(RegionState state, LedgerReader reader, Pace pace) {
        this.state = state;
        Uni<Asked> asked =
                Uni.createFrom()
                        .deferred(reader::replication)
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .map(found -> new Asked(found, pace.nanos()))
                        .memoize()
                        .atLeast(SERVES);
        this.staleness =
                asked.map(found -> millis(found, pace.nanos()))
                        .onFailure()
                        .recoverWithItem(UNKNOWN);
    }

    /// A read, marked with its staleness unless this region is active.
    <T> Uni<RestResponse<T>> mark(Uni<T> read) {
        return isCurrent()
                ? read.map(RestResponse::ok)
                : staleness.chain(age -> read.map(body -> marked(body, age)));
    }

    private boolean isCurrent() {
        RegionState.Belief belief = state.now();
        return belief.relays(belief.epoch());
    }

    private static <T> RestResponse<T> marked(T body, String age) {
        return RestResponse.ResponseBuilder.ok(body).header(HEADER, age).build();
    }

    /// A database that is written to and not active is an old writer: nobody can tell what it
    /// lacks.
    private static String millis(Asked asked, long now) {
        return asked.replication()
                .staleness()
                .map(age -> Long.toString(age.plusNanos(now - asked.at()).toMillis()))
                .orElse(UNKNOWN);
    }
}
