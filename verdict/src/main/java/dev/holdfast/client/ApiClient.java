package dev.holdfast.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Talks to the service's API with one token. Every call is bounded in time.
public final class ApiClient implements AutoCloseable {

    /// An answer, whatever its status.
    ///
    /// @param region and epoch as the headers say; empty and 0 where they are absent
    public record Answer(int status, JsonNode body, String region, long epoch) {
        public boolean isOk() {
            return status / 100 == 2;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String token;
    private final Duration timeout;

    public ApiClient(String token, Duration timeout) {
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .build();
        this.token = token;
        this.timeout = timeout;
    }

    /// @throws IOException if there was no answer in time: then the outcome is unknown
    public Answer post(URI uri, String key, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(uri)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return send(request.build());
    }

    /// @throws IOException if there was no answer in time: then the outcome is unknown
    public Answer put(URI uri, String body) throws IOException, InterruptedException {
        return send(
                request(uri)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    public Answer get(URI uri) throws IOException, InterruptedException {
        return send(request(uri).GET().build());
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body =
                response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
        return new Answer(
                response.statusCode(),
                body,
                response.headers().firstValue("Holdfast-Region").orElse(""),
                response.headers().firstValueAsLong("Holdfast-Epoch").orElse(0));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
