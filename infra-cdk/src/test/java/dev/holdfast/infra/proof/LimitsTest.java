package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One below each limit is fine, one above is found.
class LimitsTest {

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void every_template_is_within_the_limits(Profile profile) {
        assertThat(Limits.complaints(Assemblies.of(profile))).isEmpty();
    }

    @Test
    void a_template_has_at_most_500_resources() {
        assertThat(complaints(queues(500))).isEmpty();
        assertThat(complaints(queues(501))).containsExactly("planted Resources: 501, at most 500");
    }

    @Test
    void a_template_has_at_most_a_million_bytes() {
        String long1 = "x".repeat(Limits.TEMPLATE_BYTES);
        assertThat(complaints(Planted.resource("AWS::SQS::Queue", "{\"A\":\"" + long1 + "\"}")))
                .singleElement()
                .asString()
                .contains("planted bytes");
    }

    @Test
    void a_name_is_not_longer_than_its_service_allows() {
        assertThat(complaints(role(64))).isEmpty();
        assertThat(complaints(role(65))).singleElement().asString().endsWith(": 65, at most 64");
    }

    @Test
    void the_environment_of_a_function_is_not_larger_than_lambda_allows() {
        assertThat(complaints(function(4_000))).isEmpty();
        assertThat(complaints(function(4_096))).hasSize(1);
    }

    private static List<String> complaints(Stack stack) {
        return Limits.complaints(Planted.assembly(stack));
    }

    private static Stack queues(int count) {
        return Planted.stack(
                "planted",
                "us-east-1",
                IntStream.range(0, count)
                        .mapToObj(each -> "\"Q%d\":{\"Type\":\"AWS::SQS::Queue\"}".formatted(each))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private static Stack role(int length) {
        return Planted.resource("AWS::IAM::Role", "{\"RoleName\":\"" + "r".repeat(length) + "\"}");
    }

    private static Stack function(int length) {
        String value = "v".repeat(length);
        return Planted.resource(
                "AWS::Lambda::Function",
                "{\"Environment\":{\"Variables\":{\"A\":\"" + value + "\"}}}");
    }
}
