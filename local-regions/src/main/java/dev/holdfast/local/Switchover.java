package dev.holdfast.local;

import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.service.ServiceProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks a region to become the active one, as an operator does.
final class Switchover {
    /// The region may answer only when it has drained the other one.
    private static final Duration BOUND = Duration.ofSeconds(60);

    private static final int FIRST_ERROR = 400;

    private static final String REASON = "{\"reason\":\"asked for at the command line\"}";

    private Switchover() {}

    static void to(URI service, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve("/v1/region/switchover"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(REASON));
        try (ServiceProbe probe = new ServiceProbe()) {
            HttpResponse<String> answer = probe.send(request, BOUND);
            if (answer.statusCode() >= FIRST_ERROR) {
                throw new EnvironmentFailure(
                        "The switchover was refused with status %d: %s"
                                .formatted(answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            throw new EnvironmentFailure("The region at " + service + " does not answer.", e);
        }
    }
}
