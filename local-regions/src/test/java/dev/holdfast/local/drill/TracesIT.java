package dev.holdfast.local.drill;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.orders.Queues;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.ServiceProgram;
import dev.holdfast.local.service.Timings;
import dev.holdfast.orders.OrderId;
import dev.holdfast.tracing.TraceOrders;
import dev.holdfast.verdict.PlacedOrder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Traces of the real service, as a collector gets them.
class TracesIT {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final LocalRegion EAST = LocalRegion.US_EAST_1;
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @TempDir private static Path directory;

    /// However busy the computer is.
    private static final Timings NO_TAKEOVER =
            new Timings(Duration.ofMillis(500), Duration.ofMinutes(1));

    private static Collector collector;
    private static LocalRegions regions;
    private static Book book;
    private static ApiClient api;

    @BeforeAll
    static void start() throws Exception {
        collector = new Collector();
        Path home = Path.of("..").toAbsolutePath().normalize();
        LocalSettings plain =
                LocalSettings.of(home, directory).withTimings(NO_TAKEOVER).withOrders();
        ServiceProgram traced =
                plain.programs()
                        .service()
                        .configured(
                                Map.of(
                                        "holdfast.traces.off", "false",
                                        "holdfast.traces.share", "1",
                                        "holdfast.traces.endpoint", collector.endpoint().toString(),
                                        "quarkus.otel.exporter.otlp.traces.protocol",
                                                "http/protobuf",
                                        "quarkus.otel.bsp.schedule.delay", "200ms"));
        regions = LocalRegions.start(plain.running(traced), Progress.silent());
        api = new ApiClient(regions.token(List.of("read", "write")), Duration.ofSeconds(10));
        book = Book.open(api, regions.name(), "traces-it", 2);
    }

    @AfterAll
    static void stop() {
        api.close();
        regions.close();
        collector.close();
    }

    private static int pay(String key) {
        URI transactions = regions.service(EAST).resolve("/v1/transactions");
        String body =
                """
                {"debitAccount":"%s","creditAccount":"%s","amount":5,"currency":"EUR"}\
                """
                        .formatted(book.accounts().get(0), book.accounts().get(1));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.sendAsync(
                            HttpRequest.newBuilder(transactions)
                                    .timeout(Duration.ofSeconds(10))
                                    .header("traceparent", CALLER)
                                    .header("Idempotency-Key", key)
                                    .header("Content-Type", "application/json")
                                    .header(
                                            "Authorization",
                                            "Bearer " + regions.token(List.of("write")))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .join()
                    .statusCode();
        }
    }

    private static void awaitSpans(String trace, Set<String> names) {
        Deadline.in(BOUND)
                .await(names + " in " + trace, () -> collector.spansOf(trace).containsAll(names));
    }

    @Test
    void a_transaction_is_in_its_callers_trace_down_to_the_journal() {
        // A client repeats an unknown outcome under the same key, and in the same trace. Then it
        // may hear that the first attempt has done it.
        Deadline.in(BOUND).await("a payment to be made", () -> pay("traced") / 100 == 2);

        awaitSpans(TRACE, Set.of("POST /v1/transactions", "ledger commit", "journal append"));
    }

    @Test
    void an_order_from_the_queue_is_one_trace_with_its_payment() {
        OrderParts parts = regions.orders(EAST);
        PlacedOrder order =
                new PlacedOrder(
                        "traced-order", book.accounts().get(0), book.accounts().get(1), 10, true);
        try (SqsClient queue = Queues.client(parts.queues())) {
            queue.sendMessage(
                    send -> send.queueUrl(parts.queue().toString()).messageBody(order.body()));
        }

        awaitSpans(
                TraceOrders.traceOf(new OrderId(order.id())),
                Set.of(
                        "order VALIDATED",
                        "order PAYING",
                        "ledger commit",
                        "journal append",
                        "order PAID",
                        "order FULFILLED"));
    }
}
