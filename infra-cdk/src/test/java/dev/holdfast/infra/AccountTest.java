package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// I19: what an account can have once is made only where somebody says so.
class AccountTest {

    private static final List<String> SINGLETONS =
            List.of(
                    "AWS::GuardDuty::Detector",
                    "AWS::Config::ConfigurationRecorder",
                    "AWS::Config::DeliveryChannel",
                    "AWS::ApiGateway::Account",
                    "AWS::ECR::ReplicationConfiguration");

    @ForEachProfile
    void i19_nobody_gets_them_unasked(Profile profile) {
        for (String type : SINGLETONS) {
            assertThat(Resources.ofAll(Synthesised.profile(profile), type)).isEmpty();
        }
    }

    @Test
    void i19_who_asks_for_them_gets_one_in_each_region() {
        Synthesised owner =
                Synthesised.context(Map.of("accountSingletons", "true", "profile", "regulated"));

        assertThat(Resources.ofAll(owner, "AWS::GuardDuty::Detector")).hasSize(2);
        assertThat(Resources.ofAll(owner, "AWS::Config::ConfigurationRecorder")).hasSize(2);
        assertThat(Resources.ofAll(owner, "AWS::ApiGateway::Account")).isEmpty();
        assertThat(Resources.ofAll(owner, "AWS::Config::DeliveryChannel"))
                .hasSize(2)
                .allMatch(channel -> channel.has("S3KmsKeyArn"));
        for (Role role : Role.values()) {
            JsonNode template = owner.template("account", role);

            assertThat(Resources.of(template, "AWS::IAM::Policy").toString())
                    .contains("s3:PutObject", "kms:GenerateDataKey", "kms:Decrypt");
            // It writes a first file as soon as it is made.
            assertThat(Resources.whole(template, "AWS::Config::DeliveryChannel"))
                    .allMatch(each -> each.path("DependsOn").toString().contains("DefaultPolicy"));
        }
    }

    @Test
    void i19_the_role_in_which_apis_log_is_there_before_the_api_where_somebody_asks_for_it() {
        Synthesised owner = Synthesised.context(Map.of("apiLogRole", "true"));

        assertThat(Resources.ofAll(owner, "AWS::ApiGateway::Account"))
                .hasSize(2)
                .allMatch(account -> account.has("CloudWatchRoleArn"));
        assertThat(Resources.ofAll(owner, "AWS::GuardDuty::Detector")).isEmpty();
        for (Role role : Role.values()) {
            String suffix = "-%s-dev".formatted(role.label());
            assertThat(CloudAssembly.in(owner.folder()).stacks())
                    .filteredOn(stack -> stack.name().equals("holdfast-api" + suffix))
                    .singleElement()
                    .satisfies(stack ->
                            assertThat(stack.dependencies())
                                    .contains("holdfast-api-logs" + suffix));
        }
    }
}
