package dev.holdfast.infra.proof;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Role;
import dev.holdfast.infra.Synthesised;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.List;

/// The cloud assemblies of the profiles.
final class Assemblies {
    private Assemblies() {}

    static CloudAssembly of(Profile profile) {
        return CloudAssembly.in(Synthesised.profile(profile).folder());
    }

    /// The stacks that begin at a site, by role.
    static List<Stack> at(Role role, CloudAssembly assembly) {
        return assembly.stacks().stream()
                .filter(each -> each.name().contains("-" + role.label() + "-"))
                .toList();
    }
}
