package dev.holdfast.local.environment;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.postgres.Replication;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.Together;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import java.time.Duration;
import java.util.List;

/// Brings a region back as the standby of the other one, whatever state it is in.
public final class Healing {
    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    /// A takeover may be under way.
    private static final Duration OTHER_ACTIVE = Duration.ofSeconds(5);

    private final RegionPair regions;
    private final JavaProgram java;
    private final ServiceLauncher launcher;

    public Healing(RegionPair regions, JavaProgram java, ServiceLauncher launcher) {
        this.regions = regions;
        this.java = java;
        this.launcher = launcher;
    }

    /// Every process of the region anew, with a copy of the other region's database.
    public void heal(LocalRegion region) {
        requireOtherIsActive(region);
        RegionParts lost = regions.get(region);
        RegionParts survivor = regions.otherThan(region);
        lost.kill();
        lost.wires().restore();
        survivor.wires().replication().restore();
        lost.orders().ifPresent(parts -> parts.launch(java));
        Together.run(List.of(() -> rebuild(lost, survivor), () -> parameters(lost, survivor)));
        launcher.start(lost, RegionService.READY);
        lost.orders().ifPresent(OrderParts::await);
    }

    /// The database alone, under a service that goes on running.
    public void healDatabase(LocalRegion region) {
        requireOtherIsActive(region);
        RegionParts survivor = regions.otherThan(region);
        survivor.wires().replication().restore();
        rebuild(regions.get(region), survivor);
    }

    /// SIGKILL and a start from the same data: what had been committed is still there.
    public void restartDatabase(LocalRegion region) {
        regions.get(region).database().kill();
        regions.get(region).database().start();
    }

    private static void rebuild(RegionParts lost, RegionParts survivor) {
        lost.database().rebuildFrom(survivor.database(), survivor.replicationAddress());
        lost.database().start();
        Replication.awaitCaughtUp(survivor.database(), lost.database(), CATCH_UP);
    }

    private void parameters(RegionParts lost, RegionParts survivor) {
        lost.parameters().start(java);
        Hints.copy(survivor.parameters(), lost.parameters());
    }

    /// A rebuild deletes the region's database, so nothing less than an active region elsewhere
    /// will do: after a switchover both databases are primaries.
    private void requireOtherIsActive(LocalRegion region) {
        RegionParts other = regions.otherThan(region);
        Deadline deadline = Deadline.in(OTHER_ACTIVE);
        try (ServiceProbe probe = new ServiceProbe()) {
            while (!active(probe, other)) {
                if (deadline.expired()) {
                    throw new EnvironmentFailure(
                            ("%s cannot be rebuilt: that needs %s to be active, and it is not. "
                                            + "Its log is %s.")
                                    .formatted(region, other.region(), other.service().log()));
                }
                deadline.pause();
            }
        }
    }

    private static boolean active(ServiceProbe probe, RegionParts region) {
        return probe.passes(region.service().address(), RegionService.ROUTING)
                && region.database().isPrimary();
    }
}
