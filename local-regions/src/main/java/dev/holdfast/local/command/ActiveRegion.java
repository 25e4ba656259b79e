package dev.holdfast.local.command;

import dev.holdfast.local.control.Supervisor;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import java.util.Arrays;

/// Which region clients are to talk to.
final class ActiveRegion {
    private ActiveRegion() {}

    static LocalRegion find(Supervisor supervisor) {
        try (ServiceProbe probe = new ServiceProbe()) {
            return Arrays.stream(LocalRegion.values())
                    .filter(each -> probe.passes(supervisor.service(each), RegionService.ROUTING))
                    .findFirst()
                    .orElseThrow(() ->
                            new EnvironmentFailure(
                                    "No region is active at this moment; name the region."));
        }
    }
}
