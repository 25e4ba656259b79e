package dev.holdfast.infra;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One of the two places of a deployment. The same code builds both: only what a site answers
/// differs.
///
/// @param deployment what both sites are part of
/// @param role which of the two this is
public record Site(Deployment deployment, Role role) {

    /// The AWS region of this site.
    public String region() {
        return deployment.profile().regions().of(role);
    }

    /// The zones of that region in which it is, by their ids.
    public List<String> zones() {
        return Regions.zones(region());
    }

    /// The other site.
    public Site peer() {
        return new Site(deployment, role.peer());
    }

    public boolean isPrimary() {
        return role == Role.PRIMARY;
    }

    public Profile profile() {
        return deployment.profile();
    }

    /// The name of something at this site: `type-role-suffix`.
    public String name(String type) {
        return "%s-%s-%s".formatted(type, role.label(), deployment.suffix());
    }

    /// The name of something that both sites share, or that must be called the same at both.
    public String globalName(String type) {
        return deployment.globalName(type);
    }

    /// What everything at this site is tagged with, in the order of the keys.
    public SortedMap<String, String> tags() {
        return new TreeMap<>(
                Map.of(
                        "Environment", deployment.suffix(),
                        "DR-Role", role.label(),
                        "Application", "holdfast",
                        "Profile", profile().name(),
                        "Stage", deployment.stage().label(),
                        "CostCenter", deployment.options().costCenter(),
                        "Owner", deployment.options().owner(),
                        "ManagedBy", "cdk"));
    }
}
