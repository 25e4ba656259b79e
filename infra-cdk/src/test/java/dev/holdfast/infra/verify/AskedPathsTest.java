package dev.holdfast.infra.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Role;
import dev.holdfast.infra.Synthesised;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever asks a region how it is asks through its API: each path must be one that the API passes
/// on.
class AskedPathsTest {

    private static final String HOST = "primary.example.com";

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void each_path_that_verify_and_route_53_ask_is_a_method_of_the_api(Profile profile)
            throws Exception {
        Set<String> asked = askedByVerify();
        for (Role role : Role.values()) {
            JsonNode traffic = Synthesised.profile(profile).template("traffic", role);
            asked.addAll(traffic.findValuesAsText("ResourcePath"));
        }

        assertThat(asked).hasSize(2);
        for (Role role : Role.values()) {
            assertThat(paths(Synthesised.profile(profile).template("api", role)))
                    .containsAll(asked);
        }
    }

    private static Set<String> askedByVerify() throws Exception {
        Set<String> asked = new TreeSet<>();
        try (FakeAws region = new FakeAws()) {
            AskHealth health = new AskHealth(Duration.ofSeconds(5), _ -> region.endpoint());
            for (Check check : health.about(Map.of("us-east-1", HOST))) {
                check.question().ask();
            }
            region.requests().forEach(request -> asked.add(request.strip().replace("GET ", "")));
        }
        return asked;
    }

    /// The paths of all methods that answer GET.
    private static Set<String> paths(JsonNode template) {
        Set<String> paths = new TreeSet<>();
        JsonNode resources = template.path("Resources");
        for (JsonNode resource : resources) {
            String method = resource.at("/Properties/HttpMethod").asText();
            if (resource.path("Type").asText().equals("AWS::ApiGateway::Method")
                    && method.equals("GET")) {
                paths.add(path(resource.at("/Properties/ResourceId"), resources));
            }
        }
        return paths;
    }

    private static String path(JsonNode id, JsonNode resources) {
        JsonNode part = resources.path(id.path("Ref").asText()).path("Properties");
        return part.isMissingNode()
                ? ""
                : path(part.path("ParentId"), resources) + "/" + part.path("PathPart").asText();
    }
}
