package dev.holdfast.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.local.control.Supervisor;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import dev.holdfast.local.tokens.Role;
import dev.holdfast.local.tokens.SigningKeys;
import dev.holdfast.local.tokens.TokenIssuer;
import dev.holdfast.local.tokens.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/// Asks each region about itself; a region that does not answer is shown as such.
final class AskRegions implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(3);
    private static final Duration VALIDATION = Duration.ofSeconds(10);
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(5);

    private final ObjectMapper json = new ObjectMapper();
    private final ServiceProbe probe = new ServiceProbe();
    private final Supervisor supervisor;
    private final String token;

    AskRegions(Supervisor supervisor, Path directory) {
        this.supervisor = supervisor;
        this.token =
                new TokenIssuer(SigningKeys.in(directory.resolve("issuer")), InstantSource.system())
                        .issue(
                                new TokenRequest(
                                        "status", Set.of(Role.READ, Role.OPERATE), TOKEN_LIFETIME));
    }

    ObjectNode about(LocalRegion region) {
        URI service = supervisor.service(region);
        ObjectNode node = json.createObjectNode().put("service", service.toString());
        node.put("routing", probe.passes(service, RegionService.ROUTING));
        return node.setAll(told(service.resolve("/v1/region"), BOUND));
    }

    /// Every check takes its time before it counts as unanswered.
    ObjectNode readiness(LocalRegion region) {
        URI service = supervisor.service(region);
        return told(service.resolve("/v1/region/readiness"), VALIDATION);
    }

    private ObjectNode told(URI question, Duration bound) {
        ObjectNode node = json.createObjectNode();
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(question)
                            .header("Authorization", "Bearer " + token)
                            .GET();
            HttpResponse<String> answer = probe.send(request, bound);
            JsonNode body = json.readTree(answer.body());
            if (answer.statusCode() == 200 && body instanceof ObjectNode told) {
                return node.put("answers", true).setAll(told);
            }
            return node.put("answers", false).put("problem", "status " + answer.statusCode());
        } catch (IOException _) {
            return node.put("answers", false).put("problem", "no answer");
        }
    }

    @Override
    public void close() {
        probe.close();
    }
}
