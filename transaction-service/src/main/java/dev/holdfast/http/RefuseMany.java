package dev.holdfast.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/// Turns requests away while very many are being answered, before anything costly is done for them:
/// before tokens and bodies are looked at. Without it, a service that is asked more than it can
/// answer answers each request after its caller has stopped to wait, and so in the end nobody.
///
/// Health and figures are always answered.
@Singleton
class RefuseMany {

    /// Some times what a process has under way when it is as busy as it can usefully be.
    private static final int MOST = 1_000;

    private static final String API = "/v1/*";
    private static final String RETRY_AFTER_SECONDS = "1";

    /// Behind the region's headers, before all else.
    private static final int ORDER = Integer.MIN_VALUE + 1;

    private final int most;
    private final Counter turnedAway;
    private final AtomicInteger underWay = new AtomicInteger();

    @Inject
    RefuseMany(MeterRegistry registry) {
        this(MOST, registry);
    }

    RefuseMany(int most, MeterRegistry registry) {
        this.most = most;
        this.turnedAway =
                Counter.builder("holdfast.requests.turned.away")
                        .description("Requests refused because very many were being answered")
                        .register(registry);
        Gauge.builder("holdfast.requests.under.way", underWay, AtomicInteger::get)
                .description("Requests to the API that are being answered")
                .register(registry);
    }

    void register(@Observes Router router) {
        router.route(API).order(ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            turnedAway.increment();
            refuse(context);
        } else {
            context.addEndHandler(ended -> underWay.decrementAndGet());
            context.next();
        }
    }

    private void refuse(RoutingContext context) {
        Problem problem =
                Problem.of(
                        ProblemType.BUSY,
                        "%d requests are being answered. Nothing was done for this one."
                                .formatted(most));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .end(Json.write(problem.at(context.normalizedPath())));
    }
}
