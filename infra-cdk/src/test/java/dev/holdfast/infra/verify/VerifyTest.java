package dev.holdfast.infra.verify;

import static dev.holdfast.infra.verify.TwoRegions.EAST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real AWS clients ask servers that speak the protocols of AWS; each thing that can be out of sync
/// is, once.
class VerifyTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private TwoRegions regions;

    @BeforeAll
    static void haveCredentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @BeforeEach
    void start() throws IOException {
        regions = new TwoRegions();
    }

    @AfterEach
    void stop() {
        regions.close();
    }

    @Test
    void two_regions_in_sync_are_in_sync() throws Exception {
        VerifyReport report = regions.verify(PATIENT);

        assertThat(report.text()).contains("IN SYNC: 19 checks").doesNotContain("UNKNOWN");
        assertThat(report.inSync()).isTrue();
        assertThat(new ObjectMapper().readTree(report.json()).path("inSync").asBoolean()).isTrue();
    }

    @Test
    void a_reader_that_does_not_follow_is_found_in_the_region_that_sees_it() throws Exception {
        regions.east.xml(
                "DescribeGlobalClusters", TwoRegions.globalCluster(true, "pending-resync"));

        assertThat(problems())
                .containsExactly("ledger seen from us-east-1: ledger-west is pending-resync");
    }

    @Test
    void a_cluster_without_a_writer_is_found() throws Exception {
        regions.west.xml("DescribeGlobalClusters", TwoRegions.globalCluster(false, "connected"));

        assertThat(problems())
                .containsExactly("ledger seen from us-west-2: 0 of its clusters are writers");
    }

    @Test
    void engines_of_two_versions_and_parameters_that_wait_for_a_reboot_are_found()
            throws Exception {
        regions.west.xml("DescribeDBClusters", TwoRegions.cluster("16.8", "pending-reboot"));

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("engine versions differ", "parameters of one are pending-reboot");
    }

    @Test
    void only_the_last_figure_of_the_lag_counts_and_one_too_high_is_found() throws Exception {
        regions.west.cbor("GetMetricStatistics", TwoRegions.datapoints(501));

        assertThat(problems()).containsExactly("replication lag: 501 ms behind, at most 500 ms");
    }

    @Test
    void a_lag_without_a_figure_is_unknown_and_not_in_sync() throws Exception {
        regions.west.cbor("GetMetricStatistics", "{\"Datapoints\":[]}");

        assertThat(regions.verify(PATIENT).inSync()).isFalse();
        assertThat(problems()).containsExactly("replication lag: No figure in the last 15 minutes");
    }

    @Test
    void after_a_takeover_the_lag_is_read_where_the_reader_is_then() throws Exception {
        regions.west.cbor("GetMetricStatistics", "{\"Datapoints\":[]}");
        regions.east.cbor("GetMetricStatistics", TwoRegions.datapoints(499));

        assertThat(problems()).isEmpty();
    }

    @Test
    void a_table_that_cannot_be_recovered_is_found() throws Exception {
        regions.west.json("DescribeContinuousBackups", TwoRegions.continuous("DISABLED"));

        assertThat(problems())
                .containsExactly("journal in us-west-2: cannot be recovered to a point in time");
    }

    @Test
    void a_backup_that_is_too_old_is_found_and_one_that_is_not_done_does_not_count()
            throws Exception {
        Instant young = TwoRegions.NOW.minus(Duration.ofHours(2));
        regions.west.xml(
                "DescribeDBClusterSnapshots",
                TwoRegions.snapshot("available", TwoRegions.NOW.minus(Duration.ofHours(13))));
        regions.east.xml("DescribeDBClusterSnapshots", TwoRegions.snapshot("creating", young));

        assertThat(problems())
                .containsExactly(
                        "ledger-east in us-east-1: has no backup",
                        "ledger-east in us-west-2: the last backup is of 2026-01-01T14:04:05Z, too old"
                                + " for one every 1 h",
                        "ledger-west in us-east-1: has no backup",
                        "ledger-west in us-west-2: the last backup is of 2026-01-01T14:04:05Z, too old"
                                + " for one every 1 h");
    }

    @Test
    void what_was_just_deployed_needs_no_backup_yet() throws Exception {
        String none = TwoRegions.snapshot("failed", TwoRegions.NOW);
        for (FakeAws each : List.of(regions.east, regions.west)) {
            each.xml("DescribeDBClusterSnapshots", none);
            each.xml(
                    "DescribeDBClusters",
                    TwoRegions.cluster("16.6", "in-sync")
                            .replace("2025-06-01T00:00:00Z", "2026-01-02T02:00:00Z"));
        }

        VerifyReport report = regions.verify(PATIENT);

        assertThat(report.inSync()).isTrue();
        assertThat(report.text()).contains("has no backup yet; the first is due within 1 h");
    }

    @Test
    void a_replica_that_is_still_made_is_found() throws Exception {
        regions.east.json("DescribeTable", TwoRegions.table(TwoRegions.WEST, "CREATING"));

        assertThat(problems())
                .containsExactly("journal seen from us-east-1: us-west-2 has no active replica");
    }

    @Test
    void a_table_without_its_witness_or_its_consistency_is_found() throws Exception {
        String table = TwoRegions.table(EAST, "ACTIVE");
        regions.west.json(
                "DescribeTable",
                table.replace("STRONG", "EVENTUAL").replace("us-east-2", "eu-west-1"));

        assertThat(problems())
                .containsExactly(
                        "journal seen from us-west-2: it is EVENTUAL consistent, not STRONG; us-east-2"
                                + " is no witness");
    }

    @Test
    void what_each_region_says_of_the_role_may_differ_because_only_one_took_over_last()
            throws Exception {
        for (FakeAws region : List.of(regions.east, regions.west)) {
            region.json("GetParametersByPath", TwoRegions.parameters("1").replace("/own", "/role"));
        }

        assertThat(problems()).noneMatch(problem -> problem.contains("role differs"));
    }

    @Test
    void parameters_that_differ_or_are_missing_are_found_and_their_values_not_shown()
            throws Exception {
        regions.west.json("GetParametersByPath", TwoRegions.parameters("secret"));
        assertThat(problems()).containsExactly("both regions: /holdfast/dev/a differs");

        regions.west.json("GetParametersByPath", "{\"Parameters\":[]}");
        assertThat(problems())
                .singleElement()
                .asString()
                .contains(
                        "/holdfast/dev/a is missing in us-west-2", "/holdfast/dev/own is missing");
    }

    @Test
    void a_parameter_that_no_template_knows_is_compared_as_well() throws Exception {
        String more =
                TwoRegions.parameters("1")
                        .replace("]}", ",{\"Name\":\"/holdfast/dev/b\",\"Value\":\"2\"}]}");
        regions.east.json("GetParametersByPath", more);

        assertThat(problems())
                .containsExactly("both regions: /holdfast/dev/b is in one region only");
    }

    @Test
    void another_artefact_is_found() throws Exception {
        regions.west.json(
                "GET /2015-03-31/functions/orders-secondary-dev/configuration",
                TwoRegions.function("xyz"));

        assertThat(problems())
                .containsExactly(
                        "orders-dev: artefacts differ: provided.al2023 abc, provided.al2023 xyz");
    }

    @Test
    void a_bucket_without_versions_or_with_replication_switched_off_is_found() throws Exception {
        regions.east.xml("GET /documents-east?versioning", TwoRegions.versioning("Suspended"));
        regions.west.xml(
                "GET /documents-west?replication", TwoRegions.replication("Disabled", "east"));

        assertThat(problems())
                .containsExactly(
                        "documents-east: keeps no versions",
                        "documents-west: does not replicate to documents-east");
    }

    @Test
    void a_region_that_could_not_serve_is_found() throws Exception {
        regions.west.status("GET /health/ready", 503);

        assertThat(problems())
                .containsExactly("ready in us-west-2: secondary.example.com answers 503");
    }

    @Test
    void neither_no_active_region_nor_two_are_in_sync() throws Exception {
        regions.east.status("GET /health/routing", 503);
        assertThat(problems())
                .containsExactly("one region gets the traffic: no region wants the traffic");

        regions.east.status("GET /health/routing", 200);
        regions.west.status("GET /health/routing", 200);
        assertThat(problems())
                .containsExactly(
                        "one region gets the traffic: more than one says so: us-east-1, us-west-2");
    }

    @Test
    void a_check_that_is_refused_hides_no_other() throws Exception {
        regions.east.status("DescribeTable", 403);
        regions.west.status("GET /health/ready", 503);

        VerifyReport report = regions.verify(PATIENT);

        assertThat(report.results()).hasSize(19);
        assertThat(problems()).hasSize(2);
        assertThat(report.text()).contains("NOT IN SYNC: 2 of 19 checks");
    }

    @Test
    void a_service_that_is_silent_is_unknown_within_the_bound_and_hides_no_other()
            throws Exception {
        regions.east.silent("DescribeTable");

        VerifyReport report = regions.verify(Duration.ofSeconds(3));

        assertThat(report.results())
                .filteredOn(each -> each.answer() instanceof Answer.Unknown)
                .singleElement()
                .satisfies(each ->
                        assertThat(each.answer().detail()).contains("No answer within 3 s"));
    }

    @Test
    void who_asks_nothing_has_verified_nothing() {
        assertThat(new VerifyReport(List.of()).inSync()).isFalse();
    }

    private List<String> problems() throws InterruptedException {
        return regions.verify(PATIENT).results().stream()
                .filter(each -> !(each.answer() instanceof Answer.InSync))
                .map(each -> each.check().subject() + ": " + each.answer().detail())
                .toList();
    }
}
