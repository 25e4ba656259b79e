package dev.holdfast.simulation;

import dev.holdfast.processing.RelayElection;
import dev.holdfast.recovery.DatabaseCluster;
import dev.holdfast.recovery.Promotion;
import dev.holdfast.recovery.RoleParameter;
import dev.holdfast.region.Claim;
import dev.holdfast.simulation.FaultyNetwork.Link;
import io.smallrye.mutiny.Uni;

/// What a process finds around it in its region besides the database: the cluster that promotes,
/// the role parameter, and the lock that elects a relay.
final class SimPlatform {

    private static final long CONTROL_TIMEOUT = 40 * World.MILLI;
    private static final long SLOWEST_PROMOTION = 40 * World.MILLI;

    private final World world;
    private final ServiceProcess process;
    private final SimRegion region;
    private final FaultyNetwork network;
    private final Link control;

    SimPlatform(World world, ServiceProcess process, SimRegion region, FaultyNetwork network) {
        this.world = world;
        this.process = process;
        this.region = region;
        this.network = network;
        this.control = new Link(CONTROL_TIMEOUT, 2 * World.MILLI, () -> true, true);
    }

    DatabaseCluster cluster(Server server) {
        return new DatabaseCluster() {
            @Override
            public Uni<Boolean> isWriter() {
                return server.read(tables -> server.database.isWriter());
            }

            @Override
            public Uni<Void> promote(Claim claim, Promotion promotion) {
                return network.call(
                        control,
                        Failures.TIMED_OUT,
                        reply -> {
                            long delay = world.between(0, SLOWEST_PROMOTION);
                            world.after(delay, region::promote);
                            reply.item(null);
                        });
            }
        };
    }

    RoleParameter parameter() {
        return new SimRoleParameter(region, network, control);
    }

    /// A lock that its holder keeps while it lives, frozen or not.
    RelayElection election(Server server) {
        return () ->
                server.read(tables -> region.elect(process)).onFailure().recoverWithItem(false);
    }
}
