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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both regions hold the same; what is unlike is named here, with the reason.
class SameInBothRegionsTest {

    /// What exists once, by its nature; it stands in the primary region.
    private static final Map<String, String> ONCE =
            Map.of(
                    "holdfast-tables", "a global table is one resource with a replica in each region",
                    "holdfast-zone", "the names of a domain are the same in the whole world",
                    "holdfast-event-endpoint", "a global endpoint has both regions' event buses");

    /// What has a writer's and a reader's side.
    private static final Map<String, String> UNLIKE = Map.of();

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void the_templates_differ_in_data_only(Profile profile) {
        CloudAssembly assembly = Assemblies.of(profile);
        Map<String, Stack> primary = byKind(Role.PRIMARY, assembly);
        Map<String, Stack> secondary = byKind(Role.SECONDARY, assembly);

        assertThat(primary.keySet()).containsAll(ONCE.keySet());
        primary.keySet().removeAll(ONCE.keySet());
        assertThat(primary.keySet()).isEqualTo(secondary.keySet());
        List<String> differences = new ArrayList<>();
        primary.forEach((kind, stack) -> {
            if (!UNLIKE.containsKey(kind)) {
                differ(profile).differences(stack.template(), secondary.get(kind).template())
                        .forEach(each -> differences.add(kind + each));
            }
        });
        assertThat(differences).isEmpty();
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
                new RegionsDiffer.Pair(
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
