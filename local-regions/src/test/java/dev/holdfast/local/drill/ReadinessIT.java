package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.client.ApiClient;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.AwsClients;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// Readiness and parameters on the real service and real parts.
class ReadinessIT {

    private static final Timings PATIENT =
            new Timings(Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final LocalRegion EAST = LocalRegion.US_EAST_1;
    private static final LocalRegion WEST = LocalRegion.US_EAST_2;
    private static final String LIMIT = "/holdfast/local/limit";

    @TempDir private static Path directory;

    private static LocalRegions regions;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        Path home = Path.of("..").toAbsolutePath().normalize();
        LocalSettings settings = LocalSettings.of(home, directory).withTimings(PATIENT);
        regions = LocalRegions.start(settings, Progress.silent());
        api = new ApiClient(regions.token(List.of("operate")), Duration.ofSeconds(10));
    }

    @AfterAll
    static void stop() {
        api.close();
        regions.close();
    }

    /// One story, because each chapter needs the one before: a new pair was never drilled, a
    /// switchover is a drill and leaves two writers, and healing makes one of them a replica.
    @Test
    void readiness_follows_the_regions_through_a_switchover() {
        awaitChecks(EAST, "PASSED", "FAILED", "PASSED");
        Map<String, String> first = checks(EAST);
        assertThat(first)
                .containsEntry("replication-lag", "PASSED")
                .containsEntry("journal-reachable", "PASSED")
                .containsEntry("same-build", "PASSED")
                .containsEntry("same-engine", "NOT_CHECKED")
                .containsEntry("backup-fresh", "NOT_CHECKED");
        assertThat(checks(WEST)).isEqualTo(first);

        regions.switchover(WEST);
        awaitChecks(WEST, "FAILED", "PASSED", "PASSED");

        regions.healDatabase(EAST);
        awaitChecks(WEST, "PASSED", "PASSED", "PASSED");

        parametersFollow(WEST, EAST);
        parametersFollow(EAST, WEST);

        regions.killRegion(EAST);
        Deadline.in(BOUND)
                .await(
                        "the silence to be noticed",
                        () -> "FAILED".equals(checks(WEST).get("journal-reachable")));
        assertThat(checks(WEST))
                .containsEntry("parameter-parity", "NOT_CHECKED")
                .containsEntry("recent-drill", "PASSED");
    }

    private static void parametersFollow(LocalRegion from, LocalRegion to) {
        String value = "set in " + from;
        try (SsmClient here = parameters(from);
                SsmClient there = parameters(to)) {
            here.putParameter(
                    put -> put.name(LIMIT).value(value).type(ParameterType.STRING).overwrite(true));
            Deadline.in(BOUND)
                    .await(
                            "the other region to have it",
                            () -> value(there).equals(Optional.of(value)));
            assertThat(value(here)).contains(value);
        }
    }

    private static Optional<String> value(SsmClient client) {
        try {
            return Optional.of(client.getParameter(get -> get.name(LIMIT)).parameter().value());
        } catch (ParameterNotFoundException _) {
            return Optional.empty();
        }
    }

    private static SsmClient parameters(LocalRegion region) {
        return AwsClients.blocking(SsmClient.builder(), regions.parameters(region));
    }

    private static void awaitChecks(
            LocalRegion region, String replication, String drill, String parity) {
        Map<String, String> wanted =
                Map.of(
                        "replication-running",
                        replication,
                        "recent-drill",
                        drill,
                        "parameter-parity",
                        parity);
        Deadline.in(BOUND)
                .await(
                        region + " to report " + wanted,
                        () -> checks(region).entrySet().containsAll(wanted.entrySet()));
    }

    private static Map<String, String> checks(LocalRegion region) {
        URI question = regions.service(region).resolve("/v1/region/readiness");
        Map<String, String> results = new TreeMap<>();
        try {
            JsonNode report = api.get(question).body();
            for (JsonNode check : report.path("checks")) {
                results.put(check.path("check").asText(), check.path("result").asText());
            }
            return results;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
