package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// I10: backups, and their copies in the other region.
class BackupTest {

    private static final String PLAN = "AWS::Backup::BackupPlan";

    @ForEachProfile
    void i10_every_backup_is_kept_for_seven_days_here_and_in_the_other_region(Profile profile) {
        for (Role role : Role.values()) {
            List<JsonNode> plans = Resources.of(backup(profile, role), PLAN);

            assertThat(plans).hasSize(2);
            for (JsonNode plan : plans) {
                JsonNode rule = plan.at("/BackupPlan/BackupPlanRule/0");
                JsonNode copy = rule.at("/CopyActions/0");

                assertThat(rule.at("/Lifecycle/DeleteAfterDays").asInt()).isEqualTo(7);
                assertThat(copy.at("/Lifecycle/DeleteAfterDays").asInt()).isEqualTo(7);
                assertThat(copy.path("DestinationBackupVaultArn").toString())
                        .contains(
                                profile.regions().of(role.peer()),
                                "holdfast-vault-%s-dev".formatted(role.peer().label()));
            }
        }
    }

    @ForEachProfile
    void i10_volumes_that_carry_the_tag_are_backed_up_every_day(Profile profile) {
        for (Role role : Role.values()) {
            assertThat(schedule(profile, role, "volumes")).isEqualTo("cron(0 5 * * ? *)");
            assertThat(
                            Resources.of(backup(profile, role), "AWS::Backup::BackupSelection")
                                    .toString())
                    .contains("\"ConditionKey\":\"Backup\"", "\"ConditionValue\":\"daily\"");
        }
    }

    @Test
    void i10_ledger_and_tables_are_backed_up_as_often_as_the_profile_says() {
        Map<Profile, String> schedules =
                Map.of(
                        Profile.STANDARD, "cron(0 5 * * ? *)",
                        Profile.ACTIVE_PASSIVE, "cron(0 5 * * ? *)",
                        Profile.REGULATED, "cron(0 * * * ? *)",
                        Profile.TRADING, "cron(0 * * * ? *)");

        schedules.forEach((profile, schedule) ->
                assertThat(schedule(profile, Role.PRIMARY, "ledger")).isEqualTo(schedule));
    }

    @ForEachProfile
    void i10_the_ledger_of_each_region_is_among_what_is_backed_up(Profile profile) {
        for (Role role : Role.values()) {
            assertThat(
                            Resources.of(backup(profile, role), "AWS::Backup::BackupSelection")
                                    .toString())
                    .contains(
                            "cluster:holdfast-ledger-%s-dev".formatted(role.label()),
                            "table/holdfast-journal-global-dev",
                            "table/holdfast-orders-global-dev");
        }
    }

    private static String schedule(Profile profile, Role role, String type) {
        String name = "holdfast-%s-%s-dev".formatted(type, role.label());
        for (JsonNode plan : Resources.of(backup(profile, role), PLAN)) {
            if (plan.at("/BackupPlan/BackupPlanName").asText().equals(name)) {
                return plan.at("/BackupPlan/BackupPlanRule/0/ScheduleExpression").asText();
            }
        }
        return "no plan " + name;
    }

    private static JsonNode backup(Profile profile, Role role) {
        return Synthesised.profile(profile).template("backup", role);
    }
}
