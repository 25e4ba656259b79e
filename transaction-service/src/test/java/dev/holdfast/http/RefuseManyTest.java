package dev.holdfast.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.RegionState;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Regions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A door that lets two in at once, and later three, in front of somebody who answers when the test
/// says so.
class RefuseManyTest {

    private static final int FIRST = 2;
    private static final int MOST = 3;
    private static final long BOUND = 10;
    private static final long SLOW_MILLIS = 200;
    private static final String LARGE = "x".repeat(500 * 1024);

    private final BlockingQueue<RoutingContext> waiting = new LinkedBlockingQueue<>();
    private final List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    private final RegionState state = new RegionState(Regions.EAST);
    private final Room room = new Room(FIRST, MOST);
    private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() {
        Router router = Router.router(vertx);
        // As the framework's server hands them over.
        router.route()
                .order(Integer.MIN_VALUE)
                .handler(context -> {
                    context.request().pause();
                    context.next();
                });
        new RefuseMany(state, room, SLOW_MILLIS, figures).register(router);
        router.route("/v1/region").handler(context -> context.end("ACTIVE"));
        router.route("/v1/slow").handler(waiting::add);
        router.route("/health").handler(context -> context.end("UP"));
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .orTimeout(BOUND, TimeUnit.SECONDS)
                        .join();
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        URI uri = base().resolve(path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(BOUND)).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /// Takes one of the places.
    private void occupy() throws InterruptedException {
        asked.add(ask("/v1/slow"));
        taken();
    }

    private RoutingContext taken() throws InterruptedException {
        RoutingContext context = waiting.poll(BOUND, TimeUnit.SECONDS);
        assertThat(context).isNotNull();
        return context;
    }

    private double figure(String name) {
        return figures.get(name).meter().measure().iterator().next().getValue();
    }

    @Test
    void one_too_many_is_turned_away_at_once_and_may_come_again() throws Exception {
        CompletableFuture<HttpResponse<String>> first = ask("/v1/slow");
        CompletableFuture<HttpResponse<String>> second = ask("/v1/slow");
        RoutingContext one = taken();
        RoutingContext other = taken();

        HttpResponse<String> refused = ask("/v1/slow").join();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("/problems/busy", "\"retryable\":true");
        assertThat(figure("holdfast.requests.turned.away")).isEqualTo(1);
        assertThat(ask("/health").join().body()).isEqualTo("UP");

        one.end("done");
        other.end("done");
        assertThat(first.join().body()).isEqualTo("done");
        assertThat(second.join().body()).isEqualTo("done");
        CompletableFuture<HttpResponse<String>> later = ask("/v1/slow");
        taken().end("done");
        assertThat(later.join().statusCode()).isEqualTo(200);
    }

    @Test
    void each_answer_makes_room_for_one_more_up_to_a_bound_until_the_region_becomes_active_anew()
            throws Exception {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<HttpResponse<String>> asked = ask("/v1/slow");
            taken().end("done");
            asked.join();
            awaitUnderWay(0);
        }
        occupy();
        occupy();
        occupy();
        assertThat(ask("/v1/slow").join().statusCode()).isEqualTo(429);

        state.activate(new Epoch(2));

        assertThat(room.now()).isEqualTo(FIRST);
    }

    @Test
    void a_request_that_failed_or_was_refused_makes_no_more_room() throws Exception {
        for (int status : List.of(503, 401)) {
            CompletableFuture<HttpResponse<String>> failing = ask("/v1/slow");
            taken().response().setStatusCode(status).end();
            failing.join();
            awaitUnderWay(0);
        }
        occupy();
        occupy();

        assertThat(ask("/v1/slow").join().statusCode()).isEqualTo(429);
    }

    @Test
    void whoever_operates_the_region_is_let_in() throws Exception {
        occupy();
        occupy();

        assertThat(ask("/v1/region").join().body()).isEqualTo("ACTIVE");
    }

    @Test
    void a_large_request_that_is_turned_away_does_not_jam_its_connection() throws Exception {
        occupy();
        occupy();
        try (RawRequest large = new RawRequest(base())) {
            for (int i = 0; i < 3; i++) {
                large.head("POST /v1/slow", "Content-Length: " + LARGE.length());
                large.body(LARGE);

                assertThat(large.answer()).startsWith("HTTP/1.1 429 ");
            }
        }
    }

    private void awaitUnderWay(double wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND);
        while (figure("holdfast.requests.under.way") != wanted && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(figure("holdfast.requests.under.way")).isEqualTo(wanted);
    }

    @Test
    void a_body_that_does_not_arrive_makes_room() throws Exception {
        occupy();
        try (RawRequest slow = new RawRequest(base())) {
            slow.head("POST /v1/slow", "Content-Length: 10");
            taken();

            assertThat(slow.answer()).isEmpty();
        }
        awaitUnderWay(1);
    }

    @Test
    void callers_who_have_gone_make_room() throws Exception {
        occupy();
        try (RawRequest gone = new RawRequest(base())) {
            gone.head("GET /v1/slow");
            taken();
        }
        awaitUnderWay(1);
    }
}
