package dev.holdfast.local.control;

import dev.holdfast.local.environment.EnvironmentState;
import dev.holdfast.local.environment.StateFile;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.service.ServiceProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/// The running supervisor, as other commands see it.
public final class Supervisor {
    /// Healing copies a database and starts a service.
    private static final Duration LONGEST_ORDER = Duration.ofMinutes(4);

    private static final Duration QUESTION = Duration.ofSeconds(5);

    private final EnvironmentState state;

    private Supervisor(EnvironmentState state) {
        this.state = state;
    }

    /// Fails when nothing runs in the directory.
    public static Supervisor in(Path directory) {
        return StateFile.in(directory)
                .read()
                .filter(state -> state.supervisor().find().isPresent())
                .filter(state -> state.control().port() != 0)
                .map(Supervisor::new)
                .orElseThrow(() ->
                        new EnvironmentFailure(
                                "No regions run here. Start them with ./holdfast up."));
    }

    public EnvironmentState.Ports ports() {
        return state.ports();
    }

    public URI service(LocalRegion region) {
        return URI.create("http://%s:%d".formatted(region.host(), ports().service()));
    }

    public String order(Order order, LocalRegion region) {
        return send(order + "/" + region, LONGEST_ORDER);
    }

    /// Returns once the supervisor has heard it.
    public void stop() {
        send("stop", QUESTION);
    }

    /// The address that DNS answers at this moment.
    public String dnsAnswer() {
        return send("dns", QUESTION);
    }

    private String send(String path, Duration bound) {
        URI uri = URI.create("http://127.0.0.1:%d/%s".formatted(state.control().port(), path));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + state.control().token())
                        .POST(HttpRequest.BodyPublishers.noBody());
        try (ServiceProbe probe = new ServiceProbe()) {
            HttpResponse<String> answer = probe.send(request, bound);
            if (answer.statusCode() != 200) {
                throw new EnvironmentFailure(answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new EnvironmentFailure("The supervisor does not answer.", e);
        }
    }
}
