package dev.holdfast.local;

import dev.holdfast.local.dns.FailoverDns;
import dev.holdfast.local.environment.Blueprint;
import dev.holdfast.local.environment.Environment;
import dev.holdfast.local.environment.EnvironmentState;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.environment.RegionPair;
import dev.holdfast.local.environment.RegionParts;
import dev.holdfast.local.environment.ServiceLauncher;
import dev.holdfast.local.environment.Startup;
import dev.holdfast.local.environment.Teardown;
import dev.holdfast.local.journal.JournalTable;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.orders.OrderLibraries;
import dev.holdfast.local.postgres.DatabaseSecrets;
import dev.holdfast.local.postgres.PostgresBinaries;
import dev.holdfast.local.postgres.PostgresInstallation;
import dev.holdfast.local.process.Unprivileged;
import dev.holdfast.local.tokens.SigningKeys;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Puts an environment together, and tells the teardown about every part before it starts it.
final class Assembly {
    /// Where root unpacks programs that another user has to run.
    private static final Path SHARED_CACHE = Path.of("/var/cache/holdfast");

    private final LocalSettings settings;
    private final Progress progress;
    private final Teardown teardown;

    Assembly(LocalSettings settings, Progress progress, Teardown teardown) {
        this.settings = settings;
        this.progress = progress;
        this.teardown = teardown;
    }

    LocalRegions assemble() {
        Loopback.requireRegionAddresses();
        Unprivileged user = Unprivileged.detect();
        Environment environment = Environment.open(settings.directory(), user);
        teardown.add(environment::close);
        DatabaseSecrets secrets = DatabaseSecrets.random();
        Blueprint blueprint =
                new Blueprint(environment, postgres(environment, user), secrets, wanted());
        JournalTable journal =
                new JournalTable(
                        environment.processes(), Loopback.freePort(List.of(Loopback.shared())));
        RegionPair regions = pair(blueprint, journal);
        Startup startup = new Startup(environment, regions, progress);
        ServiceLauncher launcher = launcher(environment);
        startup.foundations(secrets, journal, settings.programs().libraries().dynamoDbLocal());
        FailoverDns dns = dns(blueprint.servicePort());
        environment.record(
                new EnvironmentState.Ports(blueprint.servicePort(), dns.address().getPort()));
        startup.services(launcher);
        return new LocalRegions(
                environment, regions, new LocalRegions.Shared(journal, dns, launcher), teardown);
    }

    private Blueprint.Wanted wanted() {
        OrderLibraries libraries = settings.programs().libraries().orders();
        return new Blueprint.Wanted(
                settings.servicePort(),
                settings.takesOrders() ? Optional.of(libraries) : Optional.empty());
    }

    private PostgresInstallation postgres(Environment environment, Unprivileged user) {
        Path cache = user.reachable(settings.programs().cache(), SHARED_CACHE);
        return new PostgresInstallation(PostgresBinaries.in(cache), user, environment.processes());
    }

    private RegionPair pair(Blueprint blueprint, JournalTable journal) {
        RegionParts first = blueprint.region(LocalRegion.US_EAST_1, journal.address());
        teardown.add(first.wires()::close);
        RegionParts second = blueprint.region(LocalRegion.US_EAST_2, journal.address());
        teardown.add(second.wires()::close);
        return new RegionPair(first, second);
    }

    private ServiceLauncher launcher(Environment environment) {
        SigningKeys keys = SigningKeys.generate(environment.files().issuer());
        return new ServiceLauncher(
                environment.java(),
                settings.programs().service(),
                settings.timings(),
                keys.publicKey());
    }

    private FailoverDns dns(int servicePort) {
        FailoverDns dns =
                FailoverDns.start(
                        settings.dns(),
                        new InetSocketAddress(LocalRegion.US_EAST_1.address(), servicePort),
                        new InetSocketAddress(LocalRegion.US_EAST_2.address(), servicePort));
        teardown.add(dns::close);
        return dns;
    }
}
