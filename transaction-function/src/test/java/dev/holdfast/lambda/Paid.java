package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.network.LocalRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/// Two accounts and a transfer between them that a service has acknowledged.
record Paid(String payer, String payee, long amount) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long AMOUNT = 7;

    static Paid through(LocalRegions regions, LocalRegion region) {
        Paid paid =
                new Paid(
                        account(regions, region, "payer", 1_000),
                        account(regions, region, "payee", 0),
                        AMOUNT);
        post(regions, region, new Post("/v1/transactions", "before", paid.transfer()));
        return paid;
    }

    /// Whether the region acknowledges another transfer now.
    boolean isRepeatedBy(LocalRegions regions, LocalRegion region) {
        return answered(regions, region, new Post("/v1/transactions", "after", transfer()))
                                .statusCode()
                        / 100
                == 2;
    }

    /// The other way round.
    Paid back() {
        return new Paid(payee, payer, amount);
    }

    Map<String, Object> transfer() {
        return Map.of(
                "debitAccount", payer,
                "creditAccount", payee,
                "amount", amount,
                "currency", "EUR");
    }

    private static String account(
            LocalRegions regions, LocalRegion region, String key, long overdraft) {
        Map<String, Object> body = Map.of("currency", "EUR", "overdraftLimit", overdraft);
        return post(regions, region, new Post("/v1/accounts", key, body)).path("id").asText();
    }

    private record Post(String path, String key, Object body) {}

    private static JsonNode post(LocalRegions regions, LocalRegion region, Post post) {
        HttpResponse<byte[]> answer = answered(regions, region, post);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(new String(answer.body()));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static HttpResponse<byte[]> answered(
            LocalRegions regions, LocalRegion region, Post post) {
        URI uri = regions.service(region).resolve(post.path());
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + regions.token(List.of("write")))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", post.key())
                        .POST(HttpRequest.BodyPublishers.ofString(Events.json(post.body())))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
