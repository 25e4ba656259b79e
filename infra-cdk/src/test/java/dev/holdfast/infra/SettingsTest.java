package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.names.Names;
import dev.holdfast.names.Setting;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What container and functions are handed is what the service needs, and nothing that it does not
/// know. That it knows and needs them is tested where it is.
class SettingsTest {

    private static final String FOR_THE_JVM = "JAVA_TOOL_OPTIONS";

    @ForEachProfile
    void every_process_is_handed_all_without_which_it_does_not_start(Profile profile) {
        String[] needed = Setting.needed().stream().map(Setting::variable).toArray(String[]::new);

        for (Role role : Role.values()) {
            assertThat(processes(profile, role))
                    .hasSize(9)
                    .allSatisfy(handed ->
                            assertThat(handed.keySet())
                                    .contains(needed)
                                    .contains(Setting.DATABASE_HOST.variable()));
        }
    }

    @ForEachProfile
    void no_process_is_handed_what_the_service_does_not_know(Profile profile) {
        Set<String> known =
                Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());

        for (Role role : Role.values()) {
            assertThat(processes(profile, role))
                    .allSatisfy(handed -> assertThat(known).containsAll(handed.keySet()));
        }
    }

    @Test
    void every_setting_is_handed_to_somebody() {
        Set<String> handed =
                Profile.all().stream()
                        .flatMap(profile -> processes(profile, Role.SECONDARY).stream())
                        .flatMap(process -> process.keySet().stream())
                        .collect(Collectors.toSet());

        assertThat(Setting.values()).extracting(Setting::variable).hasSameElementsAs(handed);
    }

    /// In a failover inside a region another instance writes: whoever knew one address only would
    /// be left with a reader.
    @ForEachProfile
    void everybody_knows_each_instance_of_the_region_s_database(Profile profile) {
        for (Role role : Role.values()) {
            int instances =
                    Resources.of(
                                    Synthesised.profile(profile).template("database", role),
                                    "AWS::RDS::DBInstance")
                            .size();
            JsonNode environment = container(profile, role).path("Environment");
            Set<String> named = new HashSet<>();
            for (JsonNode variable : environment) {
                if (variable.path("Name").asText().startsWith("HOLDFAST_DATABASE_")) {
                    variable.path("Value").findValuesAsText("Fn::ImportValue").forEach(named::add);
                }
            }

            assertThat(named).hasSize(instances).allMatch(name -> name.contains("EndpointAddress"));
            assertThat(environment.toString().contains("targetServerType=preferPrimary"))
                    .isEqualTo(instances > 1);
        }
    }

    /// Lambda unpacks a package below `/var/task`, and a container starts where its files are.
    @ForEachProfile
    void everybody_finds_the_authorities_of_the_database(Profile profile) {
        String authorities = Names.DATABASE_AUTHORITIES;
        for (Role role : Role.values()) {
            assertThat(functions(profile, role))
                    .allSatisfy(handed ->
                            assertThat(handed)
                                    .containsEntry(
                                            Setting.DATABASE_TLS_AUTHORITIES.variable(),
                                            "/var/task/" + authorities)
                                    .containsEntry(
                                            Setting.MIGRATION_TLS_AUTHORITIES.variable(),
                                            "/var/task/" + authorities));
            assertThat(list(container(profile, role).path("Environment")))
                    .containsEntry(Setting.DATABASE_TLS_AUTHORITIES.variable(), authorities);
        }
    }

    @ForEachProfile
    void the_password_is_in_no_plain_variable_and_the_service_is_handed_it_as_a_secret(
            Profile profile) {
        for (Role role : Role.values()) {
            assertThat(functions(profile, role))
                    .noneMatch(handed -> handed.containsKey(Setting.DATABASE_PASSWORD.variable()));
            assertThat(list(container(profile, role).path("Environment")))
                    .doesNotContainKeys(
                            Setting.DATABASE_PASSWORD.variable(),
                            Setting.DATABASE_CREDENTIALS.variable());
            assertThat(list(container(profile, role).path("Secrets")))
                    .containsOnlyKeys(Setting.DATABASE_PASSWORD.variable());
        }
    }

    /// Whoever is told where the password is looks it up as it starts, and does not start if it may
    /// not.
    @ForEachProfile
    void a_function_is_told_where_the_password_is_if_it_may_look_it_up_and_only_then(
            Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = Synthesised.profile(profile).template("functions", role);
            Set<String> mayLook =
                    Resources.of(template, "AWS::IAM::Policy").stream()
                            .filter(policy ->
                                    policy.toString().contains("secretsmanager:GetSecretValue"))
                            .map(policy -> policy.at("/Roles/0/Ref").asText())
                            .collect(Collectors.toSet());

            assertThat(mayLook).hasSize(4);
            for (JsonNode function : Resources.of(template, "AWS::Lambda::Function")) {
                JsonNode handed = function.at("/Environment/Variables");
                boolean may = mayLook.contains(function.at("/Role/Fn::GetAtt/0").asText());

                assertThat(handed.path(Setting.DATABASE_CREDENTIALS.variable()).asText())
                        .isEqualTo(may ? Names.DATABASE_CREDENTIALS : "");
                assertThat(handed.path(Setting.DATABASE_SECRET.variable()).asText())
                        .isEqualTo(may ? "holdfast-database-global-dev" : "");
            }
        }
    }

    @ForEachProfile
    void a_promotion_may_take_the_minutes_that_aurora_needs(Profile profile) {
        assertThat(list(container(profile, Role.SECONDARY).path("Environment")))
                .containsEntry(Setting.PROMOTE_AT_MOST.variable(), "10m");
    }

    @ForEachProfile
    void a_function_s_JVM_is_told_what_its_libraries_need(Profile profile) {
        assertThat(functions(profile, Role.SECONDARY))
                .allSatisfy(handed ->
                        assertThat(handed).containsEntry(FOR_THE_JVM, Names.FUNCTION_JVM_OPTIONS));
    }

    /// What the service itself is handed.
    private static List<Map<String, String>> processes(Profile profile, Role role) {
        Map<String, String> container = list(container(profile, role).path("Environment"));
        container.putAll(list(container(profile, role).path("Secrets")));
        return Stream.concat(Stream.of(container), functions(profile, role).stream())
                .peek(handed -> handed.remove(FOR_THE_JVM))
                .toList();
    }

    private static List<Map<String, String>> functions(Profile profile, Role role) {
        return Resources.of(
                        Synthesised.profile(profile).template("functions", role),
                        "AWS::Lambda::Function")
                .stream()
                .map(function -> {
                    Map<String, String> handed = new HashMap<>();
                    function.at("/Environment/Variables")
                            .properties()
                            .forEach(each -> handed.put(each.getKey(), each.getValue().asText()));
                    return handed;
                })
                .toList();
    }

    private static Map<String, String> list(JsonNode pairs) {
        Map<String, String> handed = new HashMap<>();
        pairs.forEach(each -> handed.put(each.path("Name").asText(), each.path("Value").asText()));
        return handed;
    }

    private static JsonNode container(Profile profile, Role role) {
        return Resources.serviceContainer(Synthesised.profile(profile).template("service", role));
    }
}
