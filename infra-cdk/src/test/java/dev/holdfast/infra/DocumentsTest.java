package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

            assertThat(buckets).hasSize(4);
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

            assertThat(policies).hasSize(4);
            assertThat(policies)
                    .allMatch(policy ->
                            Resources.entries(policy.at("/PolicyDocument/Statement")).stream()
                                    .anyMatch(DocumentsTest::refusesPlainHttp));
        }
    }

    @ForEachProfile
    void i3_documents_audit_and_configuration_are_replicated_in_both_directions(Profile profile) {
        for (Role role : Role.values()) {
            List<String> requests = replications(profile, role);

            assertThat(requests).hasSize(3);
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
                .allMatch(request -> request.contains("ReplicaKmsKeyID"));
    }

    @Test
    void public_keys_are_readable_from_the_network_only() {
        String policies =
                Resources.of(documents(Profile.STANDARD, Role.PRIMARY), "AWS::S3::BucketPolicy")
                        .toString();

        assertThat(policies).contains("/tokens/jwks.json", "aws:SourceVpce");
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
