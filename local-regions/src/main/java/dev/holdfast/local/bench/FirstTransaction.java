package dev.holdfast.local.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Repeats one transfer, always with the same key, until a service that is just being started
/// acknowledges it.
final class FirstTransaction implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest.Builder request;

    FirstTransaction(URI service, String token, List<UUID> accounts) {
        String body =
                "{\"debitAccount\":\"%s\",\"creditAccount\":\"%s\",\"amount\":1,\"currency\":\"EUR\"}"
                        .formatted(accounts.get(0), accounts.get(1));
        this.request =
                HttpRequest.newBuilder(service.resolve("/v1/transactions"))
                        .timeout(ANSWER)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /// @throws IllegalStateException if it is not acknowledged within the bound
    void await(Duration bound) throws InterruptedException {
        long end = System.nanoTime() + bound.toNanos();
        HttpRequest keyed =
                request.copy().header("Idempotency-Key", UUID.randomUUID().toString()).build();
        while (!acknowledged(keyed)) {
            if (System.nanoTime() >= end) {
                throw new IllegalStateException(
                        "The service acknowledged nothing within %d s."
                                .formatted(bound.toSeconds()));
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean acknowledged(HttpRequest keyed) throws InterruptedException {
        try {
            return http.send(keyed, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
