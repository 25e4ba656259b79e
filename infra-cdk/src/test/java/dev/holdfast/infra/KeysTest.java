package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

/// I14: keys of one's own where the profile asks for them.
class KeysTest {

    @Test
    void i14_the_regulated_profile_has_one_multi_region_key_that_rotates() {
        JsonNode key = Resources.only(keys(Role.PRIMARY), "AWS::KMS::Key");

        assertThat(key.path("MultiRegion").asBoolean()).isTrue();
        assertThat(key.path("EnableKeyRotation").asBoolean()).isTrue();
        assertThat(Resources.of(keys(Role.SECONDARY), "AWS::KMS::ReplicaKey")).hasSize(1);
        assertThat(Resources.of(keys(Role.SECONDARY), "AWS::KMS::Key")).isEmpty();
    }

    @Test
    void i14_the_other_profiles_have_none() {
        for (Profile profile : List.of(Profile.STANDARD, Profile.ACTIVE_PASSIVE, Profile.TRADING)) {
            assertThat(Resources.ofAll(Synthesised.profile(profile), "AWS::KMS::Key")).isEmpty();
        }
    }

    @Test
    void i14_in_the_regulated_profile_everything_that_is_stored_is_encrypted_with_it() {
        Synthesised regulated = Synthesised.profile(Profile.REGULATED);

        assertThat(Resources.ofAll(regulated, "AWS::SQS::Queue"))
                .allMatch(queue -> queue.has("KmsMasterKeyId"));
        assertThat(Resources.ofAll(regulated, "AWS::SNS::Topic"))
                .allMatch(topic -> topic.has("KmsMasterKeyId"));
        assertThat(Resources.ofAll(regulated, "AWS::Backup::BackupVault"))
                .allMatch(vault -> vault.has("EncryptionKeyArn"));
        assertThat(Resources.ofAll(regulated, "AWS::RDS::DBCluster"))
                .noneMatch(cluster -> cluster.path("KmsKeyId").toString().contains("alias/aws/"));
        assertThat(Resources.ofAll(regulated, "AWS::Events::EventBus"))
                .allMatch(bus -> bus.has("KmsKeyIdentifier"));
    }

    @Test
    void i14_each_copy_of_the_key_serves_the_logs_of_its_region_s_encrypted_workflows() {
        for (Role role : Role.values()) {
            String region = Profile.REGULATED.regions().of(role);
            List<JsonNode> delivery = statements(role, "delivery.logs.amazonaws.com");

            assertThat(delivery).hasSize(1);
            assertThat(delivery.getFirst().path("Action").asText()).isEqualTo("kms:Decrypt");
            assertThat(
                            Texts.of(
                                    delivery.getFirst()
                                            .at(
                                                    "/Condition/StringEquals/kms:EncryptionContext:SourceArn"),
                                    region))
                    .startsWith("arn:aws:logs:" + region + ":")
                    .endsWith(":*");
        }
    }

    /// An archive re-encrypts, and neither it nor a bus says more of itself than which bus it is.
    @Test
    void i14_each_copy_of_the_key_serves_its_region_s_bus_and_archive() {
        for (Role role : Role.values()) {
            String bus =
                    "arn:aws:events:%s:.*:event-bus/holdfast-events-global-dev"
                            .formatted(Profile.REGULATED.regions().of(role));
            List<JsonNode> events = statements(role, "events.amazonaws.com");

            assertThat(events).hasSize(2);
            assertThat(Resources.texts(events.getFirst().path("Action")))
                    .containsExactlyInAnyOrder(
                            "kms:Decrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*");
            assertThat(events.getFirst().path("Condition")).hasSize(1);
            assertThat(events.getFirst().at("/Condition/StringEquals")).hasSize(1);
            assertThat(
                            Texts.of(
                                    events.getFirst()
                                            .at(
                                                    "/Condition/StringEquals/kms:EncryptionContext:aws:events:event-bus:arn"),
                                    "anywhere"))
                    .matches(bus);
            assertThat(events.getLast().path("Action").asText()).isEqualTo("kms:DescribeKey");
            assertThat(events.getLast().has("Condition")).isFalse();
            assertThat(statements(role, "cloudwatch.amazonaws.com")).hasSize(1);
        }
    }

    private static List<JsonNode> statements(Role role, String principal) {
        return keys(role).findValues("KeyPolicy").stream()
                .flatMap(policy -> Resources.entries(policy.path("Statement")).stream())
                .filter(statement -> statement.path("Principal").toString().contains(principal))
                .toList();
    }

    private static JsonNode keys(Role role) {
        return Synthesised.profile(Profile.REGULATED).template("keys", role);
    }
}
