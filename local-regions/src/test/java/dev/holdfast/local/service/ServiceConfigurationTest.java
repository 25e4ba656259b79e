package dev.holdfast.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkSystemSetting;

class ServiceConfigurationTest {

    @Test
    void what_quarkus_reads_has_the_variable_that_quarkus_derives() {
        assertThat(ServiceConfiguration.variable("holdfast.parameters.peer-endpoint"))
                .isEqualTo("HOLDFAST_PARAMETERS_PEER_ENDPOINT");
    }

    @Test
    void credentials_have_the_variables_of_the_sdk() {
        assertThat(ServiceConfiguration.variable(SdkSystemSetting.AWS_ACCESS_KEY_ID.property()))
                .isEqualTo(SdkSystemSetting.AWS_ACCESS_KEY_ID.environmentVariable());
        assertThat(ServiceConfiguration.variable(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property()))
                .isEqualTo(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.environmentVariable());
    }

    @Test
    void an_endpoint_has_the_variable_of_its_service() {
        assertThat(ServiceConfiguration.variable("aws.endpointUrlDynamoDb"))
                .isEqualTo("AWS_ENDPOINT_URL_DYNAMODB");
    }

    @Test
    void a_property_of_the_sdk_that_is_not_known_is_refused() {
        assertThatThrownBy(() -> ServiceConfiguration.variable("aws.endpointUrlSns"))
                .hasMessageContaining("aws.endpointUrlSns");
    }
}
