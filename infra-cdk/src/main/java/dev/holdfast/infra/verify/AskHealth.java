package dev.holdfast.infra.verify;

import dev.holdfast.names.Names;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The service: both regions could serve, and exactly one says that it should.
final class AskHealth {
    private static final int OK = 200;

    private final Duration timeout;
    private final Function<String, URI> origin;

    /// @param timeout the bound of one request
    /// @param origin where a host is reached
    AskHealth(Duration timeout, Function<String, URI> origin) {
        this.timeout = timeout;
        this.origin = origin;
    }

    List<Check> about(Map<String, String> hosts) {
        List<Check> checks = new ArrayList<>();
        hosts.forEach((region, host) ->
                checks.add(new Check("health", "ready in " + region, () -> ready(host))));
        if (!hosts.isEmpty()) {
            checks.add(new Check("health", "one region gets the traffic", () -> routing(hosts)));
        }
        return checks;
    }

    private Answer ready(String host) throws IOException, InterruptedException {
        int status = status(host, Names.READY_HEALTH);
        return status == OK
                ? new Answer.InSync(host + " could serve")
                : new Answer.OutOfSync("%s answers %d".formatted(host, status));
    }

    private Answer routing(Map<String, String> hosts) throws IOException, InterruptedException {
        List<String> active = new ArrayList<>();
        for (Map.Entry<String, String> each : hosts.entrySet()) {
            if (status(each.getValue(), Names.ROUTING_HEALTH) == OK) {
                active.add(each.getKey());
            }
        }
        active.sort(Comparator.naturalOrder());
        return switch (active.size()) {
            case 0 -> new Answer.OutOfSync("no region wants the traffic");
            case 1 -> new Answer.InSync(active.getFirst() + " is active");
            default -> new Answer.OutOfSync("more than one says so: " + String.join(", ", active));
        };
    }

    private int status(String host, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(origin.apply(host).resolve(path))
                            .timeout(timeout)
                            .GET()
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
