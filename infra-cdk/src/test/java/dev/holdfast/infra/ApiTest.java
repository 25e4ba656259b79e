package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// I7: a REST API in both regions, under names of one's own.
class ApiTest {

    @ForEachProfile
    void i7_both_regions_have_the_shared_name_and_one_of_their_own(Profile profile) {
        for (Role role : Role.values()) {
            List<JsonNode> domains =
                    Resources.of(api(profile, role), "AWS::ApiGateway::DomainName");

            assertThat(domains)
                    .extracting(domain -> domain.path("DomainName").asText())
                    .containsExactlyInAnyOrder(
                            "api.holdfast.example", role.label() + ".api.holdfast.example");
            assertThat(domains).allMatch(Resources.has("SecurityPolicy", "TLS_1_2"));
            assertThat(
                            Resources.only(api(profile, role), "AWS::ApiGateway::RestApi")
                                    .path("DisableExecuteApiEndpoint")
                                    .asBoolean())
                    .isTrue();
        }
    }

    @ForEachProfile
    void i7_the_certificate_covers_every_name_and_is_renewed_by_dns(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode certificate =
                    Resources.only(
                            Synthesised.profile(profile).template("certificate", role),
                            "AWS::CertificateManager::Certificate");

            assertThat(certificate.path("DomainName").asText()).isEqualTo("api.holdfast.example");
            assertThat(Resources.texts(certificate.path("SubjectAlternativeNames")))
                    .containsExactly(
                            role.label() + ".api.holdfast.example",
                            role.label() + ".service.holdfast.example");
            assertThat(certificate.path("ValidationMethod").asText()).isEqualTo("DNS");
        }
    }

    @ForEachProfile
    void i7_requests_are_throttled_logged_and_traced(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode stage = Resources.only(api(profile, role), "AWS::ApiGateway::Stage");
            JsonNode methods = stage.at("/MethodSettings/0");

            assertThat(methods.path("ThrottlingRateLimit").asInt()).isEqualTo(1_000);
            assertThat(methods.path("ThrottlingBurstLimit").asInt()).isEqualTo(2_000);
            assertThat(methods.path("DataTraceEnabled").asBoolean(true)).isFalse();
            assertThat(stage.path("TracingEnabled").asBoolean()).isTrue();
            assertThat(stage.at("/AccessLogSetting/Format").asText())
                    .contains("$context.requestId")
                    .doesNotContainIgnoringCase("authorization")
                    .doesNotContain("sourceIp");
        }
    }

    @ForEachProfile
    void i7_a_firewall_stands_before_it(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = api(profile, role);
            JsonNode acl = Resources.only(template, "AWS::WAFv2::WebACL");

            assertThat(acl.path("Scope").asText()).isEqualTo("REGIONAL");
            assertThat(acl.path("Rules").toString())
                    .contains(
                            "AWSManagedRulesCommonRuleSet",
                            "AWSManagedRulesKnownBadInputsRuleSet",
                            "RateBasedStatement");
            assertThat(Resources.of(template, "AWS::WAFv2::WebACLAssociation")).hasSize(1);
            assertThat(Resources.of(template, "AWS::WAFv2::LoggingConfiguration")).hasSize(1);
        }
    }

    @ForEachProfile
    void i7_requests_reach_the_service_by_a_private_link_with_tls(Profile profile) {
        for (Role role : Role.values()) {
            List<JsonNode> methods = Resources.of(api(profile, role), "AWS::ApiGateway::Method");

            assertThat(methods).hasSize(3);
            assertThat(methods)
                    .allMatch(method ->
                            method.at("/Integration/ConnectionType").asText().equals("VPC_LINK"))
                    .allMatch(method ->
                            method.at("/Integration/Uri")
                                    .asText()
                                    .startsWith(
                                            "https://%s.service.holdfast.example/"
                                                    .formatted(role.label())));
        }
    }

    private static JsonNode api(Profile profile, Role role) {
        return Synthesised.profile(profile).template("api", role);
    }
}
