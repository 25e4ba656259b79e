package dev.holdfast.boot;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/// The real service, in surroundings that a test can change, at a quick pace.
public final class FakeRegionProfile implements QuarkusTestProfile {

    /// Where the OpenAPI document is that is made of the resources, as against the one that is
    /// served.
    public static final String GENERATED_CONTRACT = "/openapi-generated";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(FakePorts.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("holdfast.region.name", FakeRegion.HERE.value()),
                Map.entry("holdfast.region.peer", FakeRegion.THERE.value()),
                Map.entry("holdfast.parameters.prefix", "/holdfast/test"),
                Map.entry("holdfast.tokens.issuer", Tokens.ISSUER),
                Map.entry("holdfast.tokens.key-location", Tokens.keyLocation()),
                Map.entry("holdfast.database.migrate", "false"),
                Map.entry("holdfast.heartbeat.interval", "100ms"),
                Map.entry("holdfast.takeover.after", "60s"),
                Map.entry("holdfast.switchover.at-most", "500ms"),
                Map.entry("holdfast.evidence-every", "20ms"),
                Map.entry("holdfast.orders.bucket", "test-documents"),
                Map.entry("holdfast.orders.sweep-every", "50ms"),
                Map.entry("holdfast.patience", "700ms"),
                Map.entry("quarkus.smallrye-openapi.path", GENERATED_CONTRACT),
                Map.entry("quarkus.smallrye-openapi.auto-add-security", "false"),
                Map.entry("quarkus.smallrye-openapi.auto-add-tags", "false"),
                Map.entry("quarkus.smallrye-openapi.auto-add-server", "false"),
                Map.entry("quarkus.swagger-ui.enabled", "false"));
    }
}
