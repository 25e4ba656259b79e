package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

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
        Synthesised owner = Synthesised.context(Map.of("accountSingletons", "true"));

        assertThat(Resources.ofAll(owner, "AWS::GuardDuty::Detector")).hasSize(2);
        assertThat(Resources.ofAll(owner, "AWS::Config::ConfigurationRecorder")).hasSize(2);
        assertThat(Resources.ofAll(owner, "AWS::ApiGateway::Account")).hasSize(2);
    }
}
