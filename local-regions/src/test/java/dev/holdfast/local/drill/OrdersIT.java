package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.orders.Queues;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import dev.holdfast.local.service.Timings;
import dev.holdfast.verdict.PlacedOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// Orders and sessions on the real service and real parts, up to the loss of a region.
class OrdersIT {

    private static final Timings PATIENT =
            new Timings(Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final LocalRegion EAST = LocalRegion.US_EAST_1;
    private static final LocalRegion WEST = LocalRegion.US_EAST_2;

    @TempDir private static Path directory;

    private static LocalRegions regions;
    private static ApiClient api;
    private static Book book;

    @BeforeAll
    static void start() throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        LocalSettings settings =
                LocalSettings.of(home, directory).withTimings(PATIENT).withOrders();
        regions = LocalRegions.start(settings, Progress.silent());
        api = new ApiClient(regions.token(List.of("read", "write")), Duration.ofSeconds(10));
        book = Book.open(api, regions.name(), "orders-it", 2);
    }

    @AfterAll
    static void stop() {
        api.close();
        regions.close();
    }

    private static PlacedOrder order(String id, long total) {
        return new PlacedOrder(id, book.accounts().get(0), book.accounts().get(1), total, true);
    }

    private static URI at(LocalRegion region, String path) {
        return regions.service(region).resolve(path);
    }

    private static JsonNode look(LocalRegion region, String id) {
        try {
            return api.get(at(region, "/v1/orders/" + id)).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private static void awaitFulfilled(LocalRegion region, String id) {
        Deadline.in(BOUND)
                .await(
                        id + " to be fulfilled",
                        () -> look(region, id).path("stage").asText().equals("FULFILLED"));
    }

    private static void send(LocalRegion region, String body) {
        OrderParts parts = regions.orders(region);
        try (SqsClient queue = Queues.client(parts.queues())) {
            queue.sendMessage(send -> send.queueUrl(parts.queue().toString()).messageBody(body));
        }
    }

    @Test
    void an_order_over_http_is_fulfilled_and_seen_in_both_regions() throws Exception {
        PlacedOrder order = order("http-1", 100);

        ApiClient.Answer placed = api.post(at(EAST, "/v1/orders"), "", order.body());

        assertThat(placed.status()).isIn(201, 202);
        awaitFulfilled(EAST, order.id());
        assertThat(look(WEST, order.id())).isEqualTo(look(EAST, order.id()));
        assertThat(api.post(at(EAST, "/v1/orders"), "", order.body()).status()).isEqualTo(200);
        assertThat(api.post(at(EAST, "/v1/orders"), "", order("http-1", 101).body()).status())
                .isEqualTo(409);
    }

    @Test
    void orders_of_either_regions_queue_are_fulfilled() {
        send(EAST, order("queue-east", 10).body());
        send(WEST, order("queue-west", 10).body());
        send(WEST, order("queue-west", 10).body());

        awaitFulfilled(EAST, "queue-east");
        awaitFulfilled(EAST, "queue-west");
    }

    @Test
    void what_is_no_order_ends_with_the_dead_letters() {
        OrderParts parts = regions.orders(EAST);
        send(EAST, "poison");
        String deadLetters = Queues.url(parts.queues(), Queues.DEAD_LETTERS).toString();
        try (SqsClient queue = Queues.client(parts.queues())) {
            Deadline.in(BOUND)
                    .await(
                            "the poison to be with the dead letters",
                            () ->
                                    queue
                                            .receiveMessage(get -> get.queueUrl(deadLetters))
                                            .messages()
                                            .stream()
                                            .map(Message::body)
                                            .anyMatch("poison"::equals));
        }
    }

    @Test
    void the_other_region_writes_a_document_that_it_did_not_get_to_the_byte() throws Exception {
        api.post(at(EAST, "/v1/orders"), "", order("document-1", 100).body());
        awaitFulfilled(EAST, "document-1");

        JsonNode here = api.get(at(EAST, "/v1/orders/document-1/document")).body();
        JsonNode there = api.get(at(WEST, "/v1/orders/document-1/document")).body();

        assertThat(here.path("order").asText()).isEqualTo("document-1");
        assertThat(there).isEqualTo(here);
    }

    @Test
    void a_session_is_usable_in_the_other_region() throws Exception {
        URI session = at(EAST, "/v1/sessions/cart-1");
        String body = "{\"data\":\"tea\",\"lifetimeSeconds\":600}";
        assertThat(api.put(session, body).status()).isEqualTo(200);

        JsonNode there = api.get(at(WEST, "/v1/sessions/cart-1")).body();

        assertThat(there.path("data").asText()).isEqualTo("tea");
    }

    /// The lost region's documents and queue are gone with it, which is worse than S3 and SQS are.
    @Test
    void orders_documents_and_sessions_outlive_a_region_that_is_healed_afterwards()
            throws Exception {
        LocalRegion lost = active();
        LocalRegion survivor = lost.other();
        api.post(at(lost, "/v1/orders"), "", order("before-loss", 10).body());
        awaitFulfilled(survivor, "before-loss");
        api.put(at(lost, "/v1/sessions/cart-2"), "{\"data\":\"tea\",\"lifetimeSeconds\":600}");

        regions.killRegion(lost);
        ApiClient.Answer placed =
                api.post(at(survivor, "/v1/orders"), "", order("while-lost", 10).body());

        assertThat(placed.status()).isIn(201, 202);
        awaitFulfilled(survivor, "while-lost");
        assertThat(api.get(at(survivor, "/v1/orders/before-loss/document")).status())
                .isEqualTo(200);
        assertThat(api.get(at(survivor, "/v1/sessions/cart-2")).body().path("data").asText())
                .isEqualTo("tea");

        regions.heal(lost);
        send(lost, order("after-healing", 10).body());
        awaitFulfilled(survivor, "after-healing");
    }

    private static LocalRegion active() {
        try (ServiceProbe probe = new ServiceProbe()) {
            boolean east = probe.passes(regions.service(EAST), RegionService.ROUTING);
            return east ? EAST : WEST;
        }
    }
}
