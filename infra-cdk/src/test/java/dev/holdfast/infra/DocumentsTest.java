package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.names.Setting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// I3: buckets in both regions, each with a copy in the other.
class DocumentsTest {

    private static final String BUCKET = "AWS::S3::Bucket";

    @ForEachProfile
    void i3_each_bucket_is_private_versioned_and_encrypted(Profile profile) {
        for (Role role : Role.values()) {
            List<JsonNode> buckets = Resources.of(documents(profile, role), BUCKET);

            assertThat(buckets).hasSize(5);
            for (JsonNode bucket : buckets) {
                assertThat(bucket.at("/VersioningConfiguration/Status").asText())
                        .isEqualTo("Enabled");
                assertThat(bucket.path("PublicAccessBlockConfiguration"))
                        .hasSize(4)
                        .allMatch(JsonNode::asBoolean);
                assertThat(bucket.path("BucketEncryption").toString()).contains("SSEAlgorithm");
                assertThat(bucket.path("LifecycleConfiguration").path("Rules")).isNotEmpty();
            }
        }
    }

    @ForEachProfile
    void i3_each_bucket_refuses_requests_without_tls(Profile profile) {
        for (Role role : Role.values()) {
            List<JsonNode> policies =
                    Resources.of(documents(profile, role), "AWS::S3::BucketPolicy");

            assertThat(policies).hasSize(5);
            assertThat(policies)
                    .allMatch(policy ->
                            Resources.entries(policy.at("/PolicyDocument/Statement")).stream()
                                    .anyMatch(DocumentsTest::refusesPlainHttp));
        }
    }

    @ForEachProfile
    void i3_each_bucket_but_that_of_access_logs_is_replicated_in_both_directions(Profile profile) {
        for (Role role : Role.values()) {
            List<String> requests = replications(profile, role);

            assertThat(requests).hasSize(4);
            assertThat(requests)
                    .allMatch(request -> request.contains("putBucketReplication"))
                    .allMatch(request -> request.contains("-%s-dev".formatted(role.label())))
                    .allMatch(request -> request.contains("-%s-dev".formatted(role.peer().label())))
                    .allMatch(request ->
                            request.contains("ReplicationTime") && request.contains("Minutes"))
                    .allMatch(request -> request.contains("DeleteMarkerReplication"));
        }
    }

    @ForEachProfile
    void i3_replication_has_a_role_of_its_own_that_only_copies(Profile profile) {
        JsonNode template = Synthesised.profile(profile).template("replication", Role.SECONDARY);
        JsonNode role =
                Resources.that(
                        template,
                        "AWS::IAM::Role",
                        Resources.has("RoleName", "holdfast-replication-secondary-dev"));

        assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service").asText())
                .isEqualTo("s3.amazonaws.com");
        assertThat(template.toString())
                .contains("s3:ReplicateObject", "s3:ReplicateDelete")
                .doesNotContain("s3:*");
    }

    @Test
    void i3_objects_are_encrypted_with_s3_or_with_a_key_as_the_profile_says() {
        assertThat(algorithms(Profile.STANDARD)).containsOnly("AES256");
        assertThat(algorithms(Profile.REGULATED)).contains("aws:kms");
        assertThat(replications(Profile.REGULATED, Role.PRIMARY))
                .filteredOn(request -> !request.contains(DeployedNames.PUBLIC_KEYS))
                .hasSize(3)
                .allMatch(request -> request.contains("ReplicaKmsKeyID"));
    }

    @ForEachProfile
    void public_keys_are_readable_from_the_network_only_and_unsigned(Profile profile) {
        for (Role role : Role.values()) {
            String type = DeployedNames.PUBLIC_KEYS;
            List<JsonNode> open =
                    Resources.of(documents(profile, role), "AWS::S3::BucketPolicy").stream()
                            .filter(policy -> policy.toString().contains("aws:SourceVpce"))
                            .toList();
            JsonNode bucket =
                    Resources.that(
                            documents(profile, role),
                            BUCKET,
                            each -> each.path("BucketName").toString().contains(type));

            assertThat(open).hasSize(1);
            assertThat(open.getFirst().toString()).contains("/tokens/jwks.json", "publickeys");
            assertThat(bucket.path("BucketEncryption").findValuesAsText("SSEAlgorithm"))
                    .containsExactly("AES256");
            assertThat(replications(profile, role))
                    .filteredOn(request -> request.contains(type))
                    .singleElement()
                    .asString()
                    .doesNotContain("ReplicaKmsKeyID");
        }
    }

    @Test
    void the_service_looks_for_public_keys_where_they_are() {
        JsonNode container =
                Resources.serviceContainer(
                        Synthesised.profile(Profile.REGULATED).template("service", Role.SECONDARY));
        JsonNode location =
                Resources.entries(container.path("Environment")).stream()
                        .filter(Resources.has("Name", Setting.TOKENS_KEY_LOCATION.variable()))
                        .findFirst()
                        .orElseThrow()
                        .path("Value");

        assertThat(location.toString()).contains("publickeys", "/tokens/jwks.json");
    }

    private static boolean refusesPlainHttp(JsonNode statement) {
        return statement.path("Effect").asText().equals("Deny")
                && statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false");
    }

    private static List<String> algorithms(Profile profile) {
        List<String> algorithms = new ArrayList<>();
        for (JsonNode bucket : Resources.of(documents(profile, Role.PRIMARY), BUCKET)) {
            algorithms.addAll(bucket.path("BucketEncryption").findValuesAsText("SSEAlgorithm"));
        }
        return algorithms;
    }

    private static List<String> replications(Profile profile, Role role) {
        JsonNode template = Synthesised.profile(profile).template("replication", role);
        return Resources.of(template, "Custom::AWS").stream().map(JsonNode::toString).toList();
    }

    private static JsonNode documents(Profile profile, Role role) {
        return Synthesised.profile(profile).template("documents", role);
    }
}
