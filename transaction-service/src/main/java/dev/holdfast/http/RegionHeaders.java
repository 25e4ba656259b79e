package dev.holdfast.http;

import dev.holdfast.processing.RegionState;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/// Puts on every answer of the API which region gave it, in which epoch, and who is active if it is
/// another one. Added below the frameworks, so that their errors carry it as well.
@Singleton
class RegionHeaders {

    static final String REGION = "Holdfast-Region";
    static final String EPOCH = "Holdfast-Epoch";
    static final String ACTIVE = "Holdfast-Active-Region";

    private static final String API = "/v1/";

    private final RegionState state;
    private final Supplier<Optional<Reign>> reign;

    RegionHeaders(RegionState state, Supplier<Optional<Reign>> reign) {
        this.state = state;
        this.reign = reign;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::filter);
    }

    private void filter(RoutingContext context) {
        String path = context.request().path();
        if (path != null && path.startsWith(API)) {
            context.addHeadersEndHandler(ending -> add(context.response().headers()));
        }
        context.next();
    }

    private void add(MultiMap headers) {
        RegionState.Belief belief = state.now();
        headers.set(REGION, state.me().value());
        boolean active = belief.relays(belief.epoch());
        if (!headers.contains(EPOCH)) {
            headers.set(EPOCH, Long.toString(active ? belief.epoch().value() : reignsEpoch()));
        }
        if (!active) {
            belief.active().map(RegionName::value).ifPresent(name -> headers.set(ACTIVE, name));
        }
    }

    private long reignsEpoch() {
        return reign.get().map(Reign::epoch).orElse(Epoch.NONE).value();
    }
}
