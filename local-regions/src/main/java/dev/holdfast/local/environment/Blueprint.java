package dev.holdfast.local.environment;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.network.NetworkLink;
import dev.holdfast.local.parameters.ParameterSite;
import dev.holdfast.local.parameters.ParameterStore;
import dev.holdfast.local.postgres.DatabaseSecrets;
import dev.holdfast.local.postgres.DatabaseSite;
import dev.holdfast.local.postgres.PostgresInstallation;
import dev.holdfast.local.postgres.PostgresServer;
import dev.holdfast.local.service.RegionService;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// Chooses ports and puts together the parts of a region; starts none of them.
public final class Blueprint {
    private final Environment environment;
    private final PostgresInstallation postgres;
    private final DatabaseSecrets secrets;
    private final int servicePort;
    private final int databasePort;
    private final int parameterPort;

    public Blueprint(
            Environment environment,
            PostgresInstallation postgres,
            DatabaseSecrets secrets,
            int servicePort) {
        this.environment = environment;
        this.postgres = postgres;
        this.secrets = secrets;
        this.servicePort = Loopback.choose("service", servicePort, Loopback.regions());
        this.databasePort = Loopback.freePort(Loopback.regions());
        this.parameterPort = Loopback.freePort(Loopback.regions());
    }

    public int servicePort() {
        return servicePort;
    }

    public RegionParts region(LocalRegion region, InetSocketAddress journal) {
        return new RegionParts(
                new PostgresServer(postgres, database(region), secrets),
                new ParameterStore(environment.processes(), parameters(region)),
                new RegionService(
                        environment.processes(), region, servicePort, log(region, "service")),
                new Wires(
                        NetworkLink.to("journal of " + region, journal),
                        NetworkLink.to("database of " + region, database(region).address())));
    }

    private DatabaseSite database(LocalRegion region) {
        return new DatabaseSite(
                region,
                databasePort,
                environment.files().database(region),
                log(region, "postgres"));
    }

    private ParameterSite parameters(LocalRegion region) {
        return new ParameterSite(
                region,
                parameterPort,
                environment.files().parameters(region),
                log(region, "parameters"));
    }

    private Path log(LocalRegion region, String part) {
        return environment.files().log(region, part);
    }
}
