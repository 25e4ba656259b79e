package dev.holdfast.http;

import dev.holdfast.processing.RegionState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Turns requests away while very many are being answered, before anything costly is done for them:
/// before tokens and bodies are looked at. Without it, a service that is asked more than it can
/// answer answers each request after its caller has stopped to wait, and so in the end nobody.
///
/// A region that has just become active is slower than it will be, and all clients of the lost one
/// come to it at once. So it lets fewer in at first, and one more for each that it has done
/// something for: a refusal costs little, and says nothing of what it can do.
///
/// Health, figures and what operates the region are not counted, and never turned away here.
@Singleton
class RefuseMany {

    /// Some times what a process has under way when it is as busy as it can usefully be.
    private static final int MOST = 1_000;

    /// So many a process that has written nothing yet answers well within their callers' time.
    private static final int FIRST = 256;

    private static final int REFUSED = 400;
    private static final String API = "/v1/*";
    private static final String REGION = "/v1/region";
    private static final String RETRY_AFTER_SECONDS = "1";

    /// For a body to arrive: who sends it more slowly takes the room of others.
    private static final long BODY_WITHIN_MILLIS = 10_000;

    /// Behind the region's headers, before all else.
    private static final int ORDER = Integer.MIN_VALUE + 1;

    private final Room room;
    private final long bodyWithinMillis;
    private final Counter turnedAway;
    private final AtomicInteger underWay = new AtomicInteger();

    @Inject
    RefuseMany(RegionState state, MeterRegistry registry) {
        this(state, new Room(FIRST, MOST), BODY_WITHIN_MILLIS, registry);
    }

    RefuseMany(RegionState state, Room room, long bodyWithinMillis, MeterRegistry registry) {
        this.room = room;
        this.bodyWithinMillis = bodyWithinMillis;
        this.turnedAway =
                Counter.builder("holdfast.requests.turned.away")
                        .description("Requests refused because very many were being answered")
                        .register(registry);
        Gauge.builder("holdfast.requests.under.way", underWay, AtomicInteger::get)
                .description("Requests to the API that are being answered")
                .register(registry);
        state.listen(this::changed);
    }

    private void changed(RegionState.Belief before, RegionState.Belief after) {
        if (after.accepts() && !before.accepts()) {
            room.shrink();
        }
    }

    void register(@Observes Router router) {
        router.route(API).order(ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (context.normalizedPath().startsWith(REGION)) {
            context.next();
        } else if (underWay.incrementAndGet() > room.now()) {
            underWay.decrementAndGet();
            turnedAway.increment();
            refuse(context);
        } else {
            admit(context);
        }
    }

    private void admit(RoutingContext context) {
        AtomicBoolean inside = new AtomicBoolean(true);
        context.addEndHandler(ended -> {
            if (inside.getAndSet(false)) {
                underWay.decrementAndGet();
            }
            if (ended.succeeded() && context.response().getStatusCode() < REFUSED) {
                room.grow();
            }
        });
        if (hasBody(context.request())) {
            long timer = context.vertx().setTimer(bodyWithinMillis, fired -> endIfUnread(context));
            context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static void endIfUnread(RoutingContext context) {
        if (!context.request().isEnded()) {
            context.response().reset();
        }
    }

    private void refuse(RoutingContext context) {
        Problem problem =
                Problem.of(
                        ProblemType.BUSY,
                        "%d requests are being answered. Nothing was done for this one."
                                .formatted(room.now()));
        // The server has paused it. What is left of its body is dropped, so that the connection
        // can be used again.
        if (!context.request().isEnded()) {
            context.request().resume();
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .end(Json.write(problem.at(context.normalizedPath())));
    }
}
