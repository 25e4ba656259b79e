package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// I11: alarms with the profile's thresholds, and both regions on one dashboard.
class WatchTest {

    private static final String ALARM = "AWS::CloudWatch::Alarm";

    @Test
    void i11_the_lag_alarm_goes_off_where_the_profile_says() {
        Map<Profile, Integer> milliseconds =
                Map.of(
                        Profile.STANDARD, 300_000,
                        Profile.ACTIVE_PASSIVE, 500,
                        Profile.REGULATED, 500,
                        Profile.TRADING, 500);

        milliseconds.forEach((profile, threshold) -> {
            for (Role role : Role.values()) {
                JsonNode alarm = alarm(profile, role, "holdfast-replication-lag");
                assertThat(alarm.path("Threshold").asInt()).isEqualTo(threshold);
                assertThat(alarm.findValuesAsText("MetricName"))
                        .containsExactly("AuroraGlobalDBReplicationLag");
            }
        });
    }

    @ForEachProfile
    void i11_errors_of_functions_and_workflows_are_measured_in_percent(Profile profile) {
        JsonNode function = alarm(profile, Role.PRIMARY, "holdfast-takeover-errors");
        JsonNode workflow = alarm(profile, Role.SECONDARY, "holdfast-failover-failures");

        assertThat(function.path("Threshold").asInt()).isEqualTo(1);
        assertThat(workflow.path("Threshold").asInt()).isEqualTo(5);
        assertThat(function.toString()).contains("100 *", "Errors", "Invocations");
        assertThat(workflow.findValuesAsText("MetricName"))
                .containsExactlyInAnyOrder(
                        "ExecutionsSucceeded",
                        "ExecutionsFailed",
                        "ExecutionsTimedOut",
                        "ExecutionsAborted");
        assertThat(workflow.findValuesAsText("Expression"))
                .singleElement()
                .asString()
                .matches(
                        "100 \\* SUM\\(\\[\\S+failed, \\S+timedout, \\S+aborted]\\) / SUM\\(\\[.*");
    }

    @ForEachProfile
    void i11_one_failure_of_what_is_rare_is_seen_and_not_only_several_in_a_row(Profile profile) {
        for (String type : List.of("holdfast-readiness-errors", "holdfast-failover-failures")) {
            JsonNode alarm = alarm(profile, Role.SECONDARY, type);

            assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(1);
            assertThat(alarm.findValuesAsText("Period")).isNotEmpty().containsOnly("900");
            assertThat(alarm.findValuesAsText("Stat")).containsOnly("Sum");
        }
    }

    @ForEachProfile
    void i11_every_alarm_tells_somebody_in_its_own_region(Profile profile) {
        for (Role role : Role.values()) {
            List<JsonNode> alarms = Resources.of(watch(profile, role), ALARM);

            assertThat(alarms).hasSizeGreaterThan(20);
            assertThat(alarms)
                    .allMatch(alarm -> alarm.path("AlarmActions").toString().contains("topic"))
                    .allMatch(alarm -> !alarm.path("AlarmDescription").asText().isBlank());
            assertThat(Resources.of(watch(profile, role), "AWS::SNS::Topic")).hasSize(1);
        }
    }

    @ForEachProfile
    void i11_alarms_may_publish(Profile profile) {
        for (Role role : Role.values()) {
            assertThat(Resources.of(watch(profile, role), "AWS::SNS::TopicPolicy").toString())
                    .contains("cloudwatch.amazonaws.com", "sns:Publish", "aws:SourceAccount");
        }
    }

    @ForEachProfile
    void i11_these_are_watched_in_both_regions(Profile profile) {
        for (Role role : Role.values()) {
            assertThat(names(profile, role))
                    .contains(
                            "holdfast-api-latency",
                            "holdfast-api-errors",
                            "holdfast-documents-replication",
                            "holdfast-backups",
                            "holdfast-parameter-drift",
                            "holdfast-readiness",
                            "holdfast-dead-orders",
                            "holdfast-order-failures",
                            "holdfast-failback-failures",
                            "holdfast-readiness-errors");
        }
    }

    @ForEachProfile
    void i11_health_checks_are_watched_where_route_53_publishes_them(Profile profile) {
        assertThat(profile.regions().primary()).isEqualTo("us-east-1");
        assertThat(names(profile, Role.PRIMARY))
                .contains(
                        "holdfast-health-primary",
                        "holdfast-health-secondary",
                        "holdfast-nobody-active",
                        "holdfast-two-active");
        assertThat(names(profile, Role.SECONDARY)).doesNotContain("holdfast-health-primary");
    }

    @ForEachProfile
    void i11_each_region_shows_both(Profile profile) {
        for (Role role : Role.values()) {
            String body =
                    Resources.only(watch(profile, role), "AWS::CloudWatch::Dashboard")
                            .path("DashboardBody")
                            .toString();

            assertThat(body)
                    .contains(profile.regions().primary(), profile.regions().secondary())
                    .contains("AuroraGlobalDBReplicationLag", "JournalPosition")
                    .contains("DrillRecoveryPoint", "DrillRecoveryTime", "HealthCheckStatus")
                    .contains("ReplicationLatency", "BackupsFailed", "ExecutionsFailed");
        }
    }

    @Test
    void i11_whoever_is_named_gets_a_mail_from_both_regions() {
        Synthesised synthesised =
                Synthesised.context(Map.of("alarmAddresses", "night@bank.test, day@bank.test"));

        for (Role role : Role.values()) {
            assertThat(Resources.of(synthesised.template("watch", role), "AWS::SNS::Subscription"))
                    .extracting(subscription -> subscription.path("Endpoint").asText())
                    .containsExactlyInAnyOrder("night@bank.test", "day@bank.test");
        }
    }

    private static List<String> names(Profile profile, Role role) {
        String end = "-%s-dev".formatted(role.label());
        return Resources.of(watch(profile, role), ALARM).stream()
                .map(alarm -> alarm.path("AlarmName").asText().replace(end, ""))
                .toList();
    }

    private static JsonNode alarm(Profile profile, Role role, String type) {
        return Resources.that(
                watch(profile, role),
                ALARM,
                Resources.has("AlarmName", "%s-%s-dev".formatted(type, role.label())));
    }

    private static JsonNode watch(Profile profile, Role role) {
        return Synthesised.profile(profile).template("watch", role);
    }
}
