package dev.holdfast.local.environment;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.parameters.ParameterStore;
import dev.holdfast.local.postgres.PostgresServer;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.service.RegionService;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that is lost when one region is lost, and its wires.
///
/// @param orders what orders need, if the environment takes them
public record RegionParts(
        PostgresServer database,
        ParameterStore parameters,
        RegionService service,
        Wires wires,
        Optional<OrderParts> orders) {

    public LocalRegion region() {
        return database.site().region();
    }

    /// Where the other region's standby connects to.
    public InetSocketAddress replicationAddress() {
        return new InetSocketAddress(wires.replication().host(), wires.replication().port());
    }

    /// SIGKILL to all, the service first: it must not get to see its database die.
    public void kill() {
        service.kill();
        database.kill();
        parameters.kill();
        orders.ifPresent(OrderParts::kill);
    }

    public List<OwnedProcess> processes() {
        return Stream.concat(
                        Stream.of(service.process(), database.process(), parameters.process())
                                .flatMap(Optional::stream),
                        orders.stream().map(OrderParts::processes).flatMap(List::stream))
                .toList();
    }
}
