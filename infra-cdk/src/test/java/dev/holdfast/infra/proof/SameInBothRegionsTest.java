package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Role;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both regions hold the same; what is unlike is named here, with the reason.
class SameInBothRegionsTest {

    /// What exists once, by its nature; it stands in the primary region.
    private static final Map<String, String> ONCE =
            Map.of(
                    "holdfast-tables",
                            "a global table is one resource with a replica in each region",
                    "holdfast-zone", "the names of a domain are the same in the whole world",
                    "holdfast-event-endpoint", "a global endpoint has both regions' event buses");

    @Test
    void the_templates_differ_in_data_only_or_for_a_reason() {
        Explained explained = Explained.differences();
        for (Profile profile : Profile.all()) {
            assertThat(differences(profile).stream().filter(each -> !explained.explains(each)))
                    .as(profile.name())
                    .isEmpty();
        }
        assertThat(explained.unused()).isEmpty();
    }

    private static List<String> differences(Profile profile) {
        CloudAssembly assembly = Assemblies.of(profile);
        Map<String, Stack> primary = byKind(Role.PRIMARY, assembly);
        Map<String, Stack> secondary = byKind(Role.SECONDARY, assembly);
        assertThat(primary.keySet()).containsAll(ONCE.keySet());
        primary.keySet().removeAll(ONCE.keySet());
        assertThat(primary.keySet()).isEqualTo(secondary.keySet());
        List<String> differences = new ArrayList<>();
        secondary.forEach((kind, stack) ->
                differ(profile)
                        .differences(primary.get(kind).template(), stack.template())
                        .forEach(each -> differences.add(kind + each)));
        return differences;
    }

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void the_workflows_are_the_same_definitions(Profile profile) {
        CloudAssembly assembly = Assemblies.of(profile);
        Map<String, Workflow> primary = workflows(Role.PRIMARY, assembly);
        Map<String, Workflow> secondary = workflows(Role.SECONDARY, assembly);

        assertThat(primary.keySet()).isEqualTo(secondary.keySet()).hasSize(3);
        primary.forEach((kind, workflow) ->
                assertThat(
                                differ(profile)
                                        .differences(
                                                workflow.definition(),
                                                secondary.get(kind).definition()))
                        .as(kind)
                        .isEmpty());
    }

    private static RegionsDiffer differ(Profile profile) {
        return new RegionsDiffer(
                new Canonical.Pair(
                        profile.regions().primary(),
                        profile.regions().secondary(),
                        Role.PRIMARY.label(),
                        Role.SECONDARY.label()));
    }

    private static Map<String, Stack> byKind(Role role, CloudAssembly assembly) {
        return Assemblies.at(role, assembly).stream()
                .collect(
                        Collectors.toMap(
                                stack -> stack.name().split("-" + role.label() + "-", 2)[0],
                                stack -> stack,
                                (one, other) -> one,
                                TreeMap::new));
    }

    private static Map<String, Workflow> workflows(Role role, CloudAssembly assembly) {
        return Assemblies.at(role, assembly).stream()
                .flatMap(stack -> Workflow.in(stack).stream())
                .collect(
                        Collectors.toMap(
                                each -> each.name().split("-" + role.label() + "-", 2)[0],
                                each -> each,
                                (one, other) -> one,
                                TreeMap::new));
    }
}
