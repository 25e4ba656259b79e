package dev.holdfast.local.environment;

import dev.holdfast.local.events.Buses;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.network.NetworkLink;
import dev.holdfast.local.orders.Documents;
import dev.holdfast.local.orders.OrderLibraries;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.orders.Queues;
import dev.holdfast.local.parameters.ParameterStore;
import dev.holdfast.local.postgres.DatabaseSecrets;
import dev.holdfast.local.postgres.DatabaseSite;
import dev.holdfast.local.postgres.PostgresInstallation;
import dev.holdfast.local.postgres.PostgresServer;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.standin.StandIn;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/// Chooses ports and puts together the parts of a region; starts none of them.
public final class Blueprint {
    private final Environment environment;
    private final PostgresInstallation postgres;
    private final DatabaseSecrets secrets;
    private final int servicePort;
    private final int databasePort;
    private final int parameterPort;
    private final Optional<OrderPlan> orders;

    public Blueprint(
            Environment environment,
            PostgresInstallation postgres,
            DatabaseSecrets secrets,
            Wanted wanted) {
        this.environment = environment;
        this.postgres = postgres;
        this.secrets = secrets;
        this.servicePort = Loopback.choose("service", wanted.servicePort(), Loopback.regions());
        this.databasePort = Loopback.freePort(Loopback.regions());
        this.parameterPort = Loopback.freePort(Loopback.regions());
        this.orders = wanted.orders().map(Blueprint::plan);
    }

    /// What can be chosen about an environment's parts.
    ///
    /// @param servicePort 0 for any free one
    /// @param orders what is run for orders, if it takes them
    public record Wanted(int servicePort, Optional<OrderLibraries> orders) {}

    /// What is run for orders, and on which ports.
    private record OrderPlan(OrderLibraries libraries, int documents, int queues, int events) {}

    private static OrderPlan plan(OrderLibraries libraries) {
        return new OrderPlan(
                libraries,
                Loopback.freePort(Loopback.regions()),
                Loopback.freePort(Loopback.regions()),
                Loopback.freePort(Loopback.regions()));
    }

    public int servicePort() {
        return servicePort;
    }

    public RegionParts region(LocalRegion region, InetSocketAddress journal) {
        return new RegionParts(
                new PostgresServer(postgres, database(region), secrets),
                new ParameterStore(
                        environment.processes(),
                        site(region, parameterPort, "parameters"),
                        environment.files().parameters(region)),
                new RegionService(
                        environment.processes(), region, servicePort, log(region, "service")),
                new Wires(
                        NetworkLink.to("journal of " + region, journal),
                        NetworkLink.to("database of " + region, database(region).address())),
                orders.map(plan -> orders(region, plan)));
    }

    private OrderParts orders(LocalRegion region, OrderPlan plan) {
        return new OrderParts(
                Documents.in(
                        environment.processes(),
                        site(region, plan.documents(), "documents"),
                        plan.libraries().s3mock(),
                        environment.files().doors(region)),
                Queues.in(
                        environment.processes(),
                        site(region, plan.queues(), "queues"),
                        plan.libraries().elasticmq()),
                Buses.in(
                        environment.processes(),
                        site(region, plan.events(), "events"),
                        environment.files().events(region)));
    }

    private DatabaseSite database(LocalRegion region) {
        return new DatabaseSite(
                region,
                databasePort,
                environment.files().database(region),
                log(region, "postgres"));
    }

    private StandIn.Site site(LocalRegion region, int port, String part) {
        return new StandIn.Site(region, port, log(region, part));
    }

    private Path log(LocalRegion region, String part) {
        return environment.files().log(region, part);
    }
}
