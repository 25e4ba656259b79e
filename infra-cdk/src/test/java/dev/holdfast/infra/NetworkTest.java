package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void i12_no_network_has_a_nat_gateway(Profile profile) {
        assertThat(Synthesised.profile(profile).template("network", Role.PRIMARY).toString())
                .contains("AWS::EC2::VPC")
                .doesNotContain("AWS::EC2::NatGateway");
    }
}
