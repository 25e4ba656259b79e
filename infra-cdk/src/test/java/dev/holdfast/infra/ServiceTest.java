package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.names.Setting;

/// I18: the service as containers, in both regions.
class ServiceTest {

    @ForEachProfile
    void i18_both_regions_run_the_same_image_at_the_same_size(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode service = Resources.only(service(profile, role), "AWS::ECS::Service");
            JsonNode task = Resources.only(service(profile, role), "AWS::ECS::TaskDefinition");

            assertThat(service.path("DesiredCount").asInt()).isEqualTo(2);
            assertThat(service.path("LaunchType").asText()).isEqualTo("FARGATE");
            assertThat(
                            service.at("/NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp")
                                    .asText())
                    .isEqualTo("DISABLED");
            assertThat(task.path("ContainerDefinitions"))
                    .hasSize(2)
                    .allMatch(
                            container -> container.path("Image").toString().contains(":undecided"))
                    .allMatch(container -> container.path("ReadonlyRootFilesystem").asBoolean());
        }
    }

    /// A task that is not ready for long is a failure, and several of them end the deployment.
    @ForEachProfile
    void i18_the_standby_waits_for_whoever_makes_the_schema(Profile profile) {
        assertThat(CloudAssembly.in(Synthesised.profile(profile).folder()).stacks())
                .filteredOn(stack -> stack.name().equals("holdfast-service-secondary-dev"))
                .singleElement()
                .satisfies(stack ->
                        assertThat(stack.dependencies()).contains("holdfast-service-primary-dev"));
    }

    @ForEachProfile
    void i18_the_password_comes_from_the_secret_of_the_region(Profile profile) {
        JsonNode container = container(profile, Role.SECONDARY);

        assertThat(container.at("/Secrets/0/Name").asText())
                .isEqualTo(Setting.DATABASE_PASSWORD.variable());
        assertThat(container.at("/Secrets/0/ValueFrom").toString())
                .contains(profile.regions().secondary(), "holdfast-database-global-dev:password::");
        assertThat(container.path("Environment").toString()).doesNotContain("DATABASE_PASSWORD");
    }

    @ForEachProfile
    void i18_tls_goes_all_the_way(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = service(profile, role);
            JsonNode targets = Resources.only(template, "AWS::ElasticLoadBalancingV2::TargetGroup");

            assertThat(
                            Resources.only(template, "AWS::ElasticLoadBalancingV2::Listener")
                                    .path("Protocol")
                                    .asText())
                    .isEqualTo("TLS");
            assertThat(targets.path("Protocol").asText()).isEqualTo("TLS");
            assertThat(targets.path("HealthCheckProtocol").asText()).isEqualTo("HTTPS");
            assertThat(targets.path("HealthCheckPath").asText()).isEqualTo("/health/ready");
            assertThat(container(profile, role).path("Environment").toString())
                    .contains(
                            "{\"Name\":\"QUARKUS_HTTP_INSECURE_REQUESTS\",\"Value\":\"disabled\"}",
                            "\"verify-full\"");
        }
    }

    @ForEachProfile
    void i18_the_load_balancer_is_inside_the_network(Profile profile) {
        for (Role role : Role.values()) {
            assertThat(
                            Resources.only(
                                            service(profile, role),
                                            "AWS::ElasticLoadBalancingV2::LoadBalancer")
                                    .path("Scheme")
                                    .asText())
                    .isEqualTo("internal");
        }
    }

    @ForEachProfile
    void i18_each_region_has_the_image_in_a_repository_of_its_own(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode repository =
                    Resources.only(
                            Synthesised.profile(profile).template("images", role),
                            "AWS::ECR::Repository");

            assertThat(repository.path("RepositoryName").asText())
                    .isEqualTo("holdfast-service-global-dev");
            assertThat(repository.path("ImageTagMutability").asText()).isEqualTo("IMMUTABLE");
        }
    }

    private static JsonNode container(Profile profile, Role role) {
        return Resources.serviceContainer(service(profile, role));
    }

    private static JsonNode service(Profile profile, Role role) {
        return Synthesised.profile(profile).template("service", role);
    }
}
