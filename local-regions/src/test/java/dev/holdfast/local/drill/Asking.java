package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.process.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Somebody who asks for single things, and looks at the answers closely.
final class Asking implements AutoCloseable {

    /// Of each payment.
    static final int AMOUNT = 7;

    /// Longer than all bounds of the service together.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    Asking(OneRegion region) {
        this(region.service().address(), region.token());
    }

    Asking(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    record Told(int status, JsonNode body, String retryAfter) {

        private boolean isDecided() {
            if (status / 100 != 2) {
                requireClearRefusal();
            }
            return status / 100 == 2;
        }

        String type() {
            String type = body.path("type").asText();
            return type.substring(type.lastIndexOf('/') + 1);
        }

        /// A refusal that says so, and what to do about it: nothing was recorded, or nobody knows.
        void requireClearRefusal() {
            assertThat(status).as(body.toString()).isIn(429, 503, 504);
            assertThat(body.path("retryable").asBoolean()).as(body.toString()).isTrue();
            if (status == 504) {
                assertThat(type()).isEqualTo("outcome-unknown");
            } else {
                assertThat(type()).isIn("busy", "unavailable");
                assertThat(retryAfter).isNotEmpty();
            }
        }
    }

    String open() {
        String key = UUID.randomUUID().toString();
        String body = "{\"currency\":\"EUR\",\"overdraftLimit\":1000000}";
        return decided(() -> post("/v1/accounts", key, body)).body().path("id").asText();
    }

    /// Repeats a payment until its outcome is known.
    Told payAtLast(String key, String from, String to) {
        return decided(() -> paying(key, from, to));
    }

    /// A busy computer is refused now and then: that has to be said clearly, and it is asked again,
    /// as the API wants it.
    private static Told decided(Supplier<CompletableFuture<Told>> request) {
        List<Told> told = new ArrayList<>();
        Deadline.in(BOUND)
                .await(
                        "an outcome",
                        () -> told.add(request.get().join()) && told.getLast().isDecided());
        return told.getLast();
    }

    Told pay(String key, String from, String to) {
        return paying(key, from, to).join();
    }

    CompletableFuture<Told> paying(String key, String from, String to) {
        return post("/v1/transactions", key, transfer(from, to));
    }

    /// Many payments at once.
    CompletableFuture<Told> payingOften(String key, int times, String from, String to) {
        String body =
                IntStream.range(0, times)
                        .mapToObj(i ->
                                transfer(from, to)
                                        .replace(
                                                "{",
                                                "{\"idempotencyKey\":\"" + key + "-" + i + "\","))
                        .collect(Collectors.joining(",", "[", "]"));
        return post("/v1/transactions/bulk", key, body);
    }

    static String transfer(String from, String to) {
        return "{\"debitAccount\":\"%s\",\"creditAccount\":\"%s\",\"amount\":%d,\"currency\":\"EUR\"}"
                .formatted(from, to, AMOUNT);
    }

    long balance(String account) {
        Told told = looking(account).join();
        assertThat(told.status()).as(told.body().toString()).isEqualTo(200);
        return told.body().path("balance").asLong();
    }

    CompletableFuture<Told> looking(String account) {
        return look("/v1/accounts/" + account);
    }

    CompletableFuture<Told> look(String path) {
        return send(request(path).GET());
    }

    CompletableFuture<Told> post(String path, String key, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private CompletableFuture<Told> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(Asking::told);
    }

    private static Told told(HttpResponse<byte[]> response) {
        try {
            String retryAfter = response.headers().firstValue("Retry-After").orElse("");
            return new Told(response.statusCode(), JSON.readTree(response.body()), retryAfter);
        } catch (IOException noJson) {
            throw new AssertionError("Status " + response.statusCode() + " without JSON", noJson);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
