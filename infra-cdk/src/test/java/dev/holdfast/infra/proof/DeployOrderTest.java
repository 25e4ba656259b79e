package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.DeployOrder;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An order exists, and each thing that stands in its way is planted, and found.
class DeployOrderTest {

    private static final Stack NOTHING = Planted.stack("nothing", "us-east-1", "{}");

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void an_order_deploys_all_stacks_of_both_regions(Profile profile) {
        CloudAssembly assembly = Assemblies.of(profile);

        assertThat(DeployOrder.of(assembly).stream().mapToInt(java.util.List::size).sum())
                .isEqualTo(assembly.stacks().size());
        assertThat(assembly.stacks().stream().map(Stack::region).distinct()).hasSize(2);
        assertThat(References.complaints(assembly)).isEmpty();
    }

    @Test
    void a_stack_comes_after_all_that_it_needs() {
        CloudAssembly assembly =
                Planted.assembly(
                        after(NOTHING, "c", "a", "b"),
                        after(NOTHING, "b", "a"),
                        after(NOTHING, "a"));

        assertThat(DeployOrder.of(assembly))
                .containsExactly(
                        java.util.List.of("a"), java.util.List.of("b"), java.util.List.of("c"));
        assertThat(DeployOrder.before(assembly, "c")).containsExactly("a", "b");
    }

    @Test
    void stacks_that_wait_for_each_other_have_no_order() {
        assertThatThrownBy(() ->
                        DeployOrder.of(
                                Planted.assembly(
                                        after(NOTHING, "a", "b"), after(NOTHING, "b", "a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a, b");
    }

    @Test
    void a_reference_to_nothing_is_found() {
        assertThat(
                        complaints(
                                Planted.resource(
                                        "AWS::SQS::Queue", "{\"QueueName\":{\"Ref\":\"No\"}}")))
                .containsExactly("planted refers to No, which it does not have");
        assertThat(
                        complaints(
                                Planted.resource(
                                        "AWS::SQS::Queue", "{\"QueueName\":{\"Ref\":\"Thing\"}}")))
                .isEmpty();
    }

    @Test
    void an_import_across_regions_is_found() {
        assertThat(complaints(exporting("us-east-2"), importing("exporting")))
                .containsExactly("importing imports it, which nothing in us-east-1 exports");
        assertThat(complaints(exporting("us-east-1"), importing("exporting"))).isEmpty();
    }

    @Test
    void an_import_of_what_is_made_later_is_found() {
        assertThat(complaints(exporting("us-east-1"), importing()))
                .containsExactly("importing imports it, which is made later");
    }

    @Test
    void two_buckets_that_replicate_to_each_other_cannot_be_made_in_any_order() {
        Stack east = bucket("east", "us-east-1", "documents-b");
        Stack west = bucket("west", "us-east-2", "documents-a");

        assertThat(complaints(east, west)).hasSize(2);
        assertThat(complaints(after(east, "east", "west"), west))
                .containsExactly(
                        "west/Thing.ReplicationConfiguration.Rules[0].Destination.Bucket needs"
                                + " documents-a, but does not wait for east");
    }

    @Test
    void a_policy_that_names_a_role_waits_for_it() {
        Stack role =
                Planted.stack(
                        "roles",
                        "us-east-1",
                        "{\"Role\":{\"Type\":\"AWS::IAM::Role\",\"Properties\":{\"RoleName\":\"caller\"}}}");
        Stack policy =
                Planted.resource(
                        "AWS::SQS::QueuePolicy",
                        "{\"PolicyDocument\":{\"Statement\":[{\"Principal\":{\"AWS\":"
                                + "\"arn:aws:iam::111111111111:role/caller\"}}]}}");

        assertThat(complaints(role, policy)).hasSize(1);
        assertThat(complaints(role, after(policy, "planted", "roles"))).isEmpty();
    }

    private static java.util.List<String> complaints(Stack... stacks) {
        return References.complaints(Planted.assembly(stacks));
    }

    private static Stack after(Stack stack, String name, String... dependencies) {
        return new Stack(name, stack.region(), stack.template(), Set.of(dependencies));
    }

    private static Stack exporting(String region) {
        return new Stack(
                "exporting",
                region,
                Planted.json("{\"Outputs\":{\"It\":{\"Value\":1,\"Export\":{\"Name\":\"it\"}}}}"),
                Set.of());
    }

    private static Stack importing(String... dependencies) {
        Stack stack =
                Planted.resource("AWS::SQS::Queue", "{\"QueueName\":{\"Fn::ImportValue\":\"it\"}}");
        return after(stack, "importing", dependencies);
    }

    private static Stack bucket(String stack, String region, String destination) {
        String own = destination.equals("documents-a") ? "documents-b" : "documents-a";
        return Planted.stack(
                stack,
                region,
                ("{\"Thing\":{\"Type\":\"AWS::S3::Bucket\",\"Properties\":{\"BucketName\":\"%s\","
                                + "\"ReplicationConfiguration\":{\"Rules\":[{\"Destination\":"
                                + "{\"Bucket\":\"arn:aws:s3:::%s\"}}]}}}}")
                        .formatted(own, destination));
    }
}
