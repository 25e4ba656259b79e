package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// I1: the ledger is an Aurora PostgreSQL global database.
class DatabaseTest {

    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final String INSTANCE = "AWS::RDS::DBInstance";

    @ForEachProfile
    void i1_both_regions_have_a_member_of_one_global_cluster(Profile profile) {
        JsonNode primary = template(profile, Role.PRIMARY);
        JsonNode secondary = template(profile, Role.SECONDARY);
        JsonNode global = Resources.only(primary, "AWS::RDS::GlobalCluster");

        assertThat(global.path("Engine").asText()).isEqualTo("aurora-postgresql");
        assertThat(global.path("StorageEncrypted").asBoolean()).isTrue();
        assertThat(Resources.of(secondary, "AWS::RDS::GlobalCluster")).isEmpty();
        for (JsonNode template : List.of(primary, secondary)) {
            assertThat(Resources.only(template, CLUSTER).path("GlobalClusterIdentifier"))
                    .isEqualTo(global.path("GlobalClusterIdentifier"));
        }
    }

    @ForEachProfile
    void i1_only_the_primary_names_a_user_and_a_database(Profile profile) {
        JsonNode first = Resources.only(template(profile, Role.PRIMARY), CLUSTER);
        JsonNode joining = Resources.only(template(profile, Role.SECONDARY), CLUSTER);

        assertThat(first.path("DatabaseName").asText()).isEqualTo("holdfast");
        assertThat(first.path("MasterUserPassword").toString())
                .contains("{{resolve:secretsmanager:")
                .doesNotContain("holdfast");
        assertThat(joining.has("MasterUsername")).isFalse();
        assertThat(joining.has("DatabaseName")).isFalse();
        assertThat(joining.path("SourceRegion").asText()).isEqualTo("us-east-1");
    }

    @ForEachProfile
    void i1_each_member_is_backed_up_for_seven_days_and_takes_tls_only(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = template(profile, role);
            JsonNode cluster = Resources.only(template, CLUSTER);
            JsonNode parameters = Resources.only(template, "AWS::RDS::DBClusterParameterGroup");

            assertThat(cluster.path("BackupRetentionPeriod").asInt()).isEqualTo(7);
            assertThat(cluster.path("StorageEncrypted").asBoolean()).isTrue();
            assertThat(cluster.has("KmsKeyId")).isTrue();
            assertThat(parameters.at("/Parameters/rds.force_ssl").asText()).isEqualTo("1");
            assertThat(parameters.path("Family").asText()).isEqualTo(family(profile));
        }
    }

    @ForEachProfile
    void i1_the_engine_is_14_or_later_and_the_same_everywhere(Profile profile) {
        String version = profile.engineVersion();

        assertThat(Double.parseDouble(version)).isGreaterThanOrEqualTo(14);
        for (Role role : Role.values()) {
            assertThat(
                            Resources.only(template(profile, role), CLUSTER)
                                    .path("EngineVersion")
                                    .asText())
                    .isEqualTo(version);
        }
    }

    @Test
    void i1_the_instances_are_what_the_profile_says() {
        Map<Profile, List<String>> expected =
                Map.of(
                        Profile.STANDARD, List.of("db.r5.large"),
                        Profile.ACTIVE_PASSIVE, List.of("db.serverless"),
                        Profile.REGULATED, List.of("db.r5.large", "db.r5.large"),
                        Profile.TRADING, List.of("db.r5.large", "db.r5.large"));

        expected.forEach((profile, classes) -> {
            for (Role role : Role.values()) {
                List<JsonNode> instances = Resources.of(template(profile, role), INSTANCE);
                assertThat(instances)
                        .extracting(instance -> instance.path("DBInstanceClass").asText())
                        .containsExactlyElementsOf(classes);
                assertThat(instances)
                        .allMatch(instance -> !instance.path("PubliclyAccessible").asBoolean(true));
            }
        });
    }

    @Test
    void i1_serverless_begins_at_half_a_unit() {
        JsonNode cluster =
                Resources.only(template(Profile.ACTIVE_PASSIVE, Role.SECONDARY), CLUSTER);

        assertThat(cluster.at("/ServerlessV2ScalingConfiguration/MinCapacity").asDouble())
                .isEqualTo(0.5);
    }

    @ForEachProfile
    void i1_the_first_instance_becomes_the_writer_when_its_cluster_is_promoted(Profile profile) {
        List<JsonNode> instances = Resources.of(template(profile, Role.SECONDARY), INSTANCE);

        assertThat(instances.getFirst().path("PromotionTier").asInt(-1)).isZero();
        assertThat(instances.stream().skip(1))
                .allMatch(instance -> instance.path("PromotionTier").asInt(-1) > 0);
    }

    @Test
    void i1_the_password_is_drawn_by_aws_and_kept_in_both_regions() {
        JsonNode secret =
                Resources.only(
                        template(Profile.TRADING, Role.PRIMARY), "AWS::SecretsManager::Secret");

        assertThat(secret.at("/ReplicaRegions/0/Region").asText()).isEqualTo("us-east-2");
        assertThat(secret.has("SecretString")).isFalse();
        assertThat(secret.at("/GenerateSecretString/PasswordLength").asInt()).isEqualTo(40);
    }

    private static String family(Profile profile) {
        return "aurora-postgresql" + profile.engineVersion().substring(0, 2);
    }

    private static JsonNode template(Profile profile, Role role) {
        return Synthesised.profile(profile).template("database", role);
    }
}
