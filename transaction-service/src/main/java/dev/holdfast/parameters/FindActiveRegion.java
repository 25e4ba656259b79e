package dev.holdfast.parameters;

import dev.holdfast.recovery.RoleParameter;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.RoleHint;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out which region is active from the role parameters of both: each region writes its own,
/// and the later epoch is right. Fails with [NoActiveRegion] if they do not say.
public final class FindActiveRegion {

    private final RoleParameter here;
    private final RoleParameter there;

    public FindActiveRegion(RoleParameter here, RoleParameter there) {
        this.here = here;
        this.there = there;
    }

    Uni<RegionName> find() {
        return Uni.combine().all().unis(here.hint(), there.hint()).with(FindActiveRegion::later);
    }

    static RegionName later(Optional<RoleHint> one, Optional<RoleHint> other) {
        List<RoleHint> hints = Stream.concat(one.stream(), other.stream()).toList();
        RoleHint latest =
                hints.stream()
                        .max(Comparator.comparingLong(hint -> hint.epoch().value()))
                        .orElseThrow(
                                () -> new NoActiveRegion("Neither region has a role parameter."));
        boolean disputed =
                hints.stream()
                        .anyMatch(hint ->
                                hint.epoch().equals(latest.epoch())
                                        && !hint.active().equals(latest.active()));
        if (disputed) {
            throw new NoActiveRegion(
                    "The regions' role parameters name different regions for epoch "
                            + latest.epoch()
                            + ".");
        }
        return latest.active();
    }
}
