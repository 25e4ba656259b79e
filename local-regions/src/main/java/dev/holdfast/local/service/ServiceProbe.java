package dev.holdfast.local.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks a service over HTTP, with a bound on every wait.
public final class ServiceProbe implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    public boolean passes(URI service, String path) {
        try {
            return send(HttpRequest.newBuilder(service.resolve(path)).GET(), ANSWER).statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        }
    }

    public HttpResponse<String> send(HttpRequest.Builder request, Duration bound)
            throws IOException {
        try {
            return client.send(
                    request.timeout(bound).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
