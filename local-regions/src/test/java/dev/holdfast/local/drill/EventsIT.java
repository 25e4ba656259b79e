package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.Timings;
import dev.holdfast.verdict.PlacedOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others are told of transactions and orders, on real parts, while a bus and then its region
/// are lost.
class EventsIT {

    private static final Timings PATIENT =
            new Timings(Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final LocalRegion EAST = LocalRegion.US_EAST_1;
    private static final LocalRegion WEST = LocalRegion.US_EAST_2;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WAY =
            List.of("PLACED", "VALIDATED", "PAYING", "PAID", "FULFILLED");

    @TempDir private Path directory;

    private LocalRegions regions;
    private ApiClient api;
    private Book book;

    @BeforeEach
    void start() throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        regions =
                LocalRegions.start(
                        LocalSettings.of(home, directory).withTimings(PATIENT).withOrders(),
                        Progress.silent());
        api = new ApiClient(regions.token(List.of("read", "write")), Duration.ofSeconds(10));
        book = Book.open(api, regions.name(), "events-it", 2);
    }

    @AfterEach
    void stop() {
        api.close();
        regions.close();
    }

    private void fulfilled(LocalRegion region, String id) throws Exception {
        PlacedOrder order =
                new PlacedOrder(id, book.accounts().get(0), book.accounts().get(1), 10, true);
        URI orders = regions.service(region).resolve("/v1/orders");
        assertThat(api.post(orders, "", order.body()).status()).isIn(201, 202);
        Deadline.in(BOUND)
                .await(id + " to be fulfilled", () -> stage(orders, id).equals("FULFILLED"));
    }

    private String stage(URI orders, String id) {
        try {
            return api.get(URI.create(orders + "/" + id)).body().path("stage").asText();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /// What both buses have taken, this region's last.
    private List<JsonNode> taken() {
        List<JsonNode> all = new ArrayList<>();
        for (LocalRegion region : List.of(EAST, WEST)) {
            Path file = regions.logs().resolve(region.regionName()).resolve("events.jsonl");
            try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.of()) {
                lines.map(EventsIT::parsed).forEach(all::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return all;
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException torn) {
            throw new UncheckedIOException(torn);
        }
    }

    /// The stages of the order in the sequence of their first telling.
    private Set<String> told(String order) {
        Set<String> stages = new LinkedHashSet<>();
        taken().stream()
                .map(event -> event.path("detail"))
                .filter(detail -> detail.path("orderId").asText().equals(order))
                .forEach(detail -> stages.add(detail.path("stage").asText()));
        return stages;
    }

    private Set<String> posted() {
        Set<String> ids = new LinkedHashSet<>();
        taken().stream()
                .filter(event -> event.path("detail-type").asText().equals("TransactionPosted.v1"))
                .forEach(event -> ids.add(event.path("detail").path("transactionId").asText()));
        return ids;
    }

    private void awaitTold(String order) {
        Deadline.in(BOUND).await(order + " to be told of", () -> told(order).contains("FULFILLED"));
    }

    @Test
    void all_is_told_in_order_though_a_bus_and_then_its_region_are_lost() throws Exception {
        fulfilled(EAST, "before");
        awaitTold("before");
        regions.orders(EAST).bus().kill();
        fulfilled(EAST, "without-a-bus");
        assertThat(told("without-a-bus")).isEmpty();

        regions.killRegion(EAST);
        fulfilled(WEST, "after");

        for (String order : List.of("before", "without-a-bus", "after")) {
            awaitTold(order);
            assertThat(told(order)).as(order).containsExactlyElementsOf(WAY);
        }
        Set<String> payments = payments();
        assertThat(payments).hasSize(3);
        Deadline.in(BOUND)
                .await("all payments to be told of", () -> posted().containsAll(payments));
    }

    /// As events of orders name them.
    private Set<String> payments() {
        Set<String> ids = new LinkedHashSet<>();
        taken().stream()
                .map(event -> event.path("detail"))
                .filter(detail -> detail.path("stage").asText().equals("PAID"))
                .forEach(detail -> ids.add(detail.path("transactionId").asText()));
        return ids;
    }
}
