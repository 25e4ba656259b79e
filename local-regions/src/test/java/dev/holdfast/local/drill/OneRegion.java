package dev.holdfast.local.drill;

import dev.holdfast.client.FailoverName;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.dns.FailoverDns;
import dev.holdfast.local.environment.Blueprint;
import dev.holdfast.local.environment.Environment;
import dev.holdfast.local.environment.Hints;
import dev.holdfast.local.environment.RegionParts;
import dev.holdfast.local.environment.Teardown;
import dev.holdfast.local.journal.JournalTable;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.network.NetworkLink;
import dev.holdfast.local.postgres.DatabaseAccess;
import dev.holdfast.local.postgres.DatabaseSecrets;
import dev.holdfast.local.postgres.PostgresBinaries;
import dev.holdfast.local.postgres.PostgresInstallation;
import dev.holdfast.local.postgres.PostgresServer;
import dev.holdfast.local.postgres.Schema;
import dev.holdfast.local.process.Together;
import dev.holdfast.local.process.Unprivileged;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProgram;
import dev.holdfast.local.service.Surroundings;
import dev.holdfast.local.service.Timings;
import dev.holdfast.local.tokens.Role;
import dev.holdfast.local.tokens.SigningKeys;
import dev.holdfast.local.tokens.TokenIssuer;
import dev.holdfast.local.tokens.TokenRequest;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One region of real parts, with nobody else to take over. Its services reach the journal and the
/// database through wires that a test can cut.
final class OneRegion implements AutoCloseable {

    static final LocalRegion HERE = LocalRegion.US_EAST_1;

    private static final Path SHARED_CACHE = Path.of("/var/cache/holdfast");
    private static final DatabaseSecrets SECRETS = DatabaseSecrets.random();
    private static final Duration TOKEN_LIFETIME = Duration.ofDays(10);
    private static final Timings TIMINGS =
            new Timings(Duration.ofMillis(500), Duration.ofMinutes(1));

    /// So few and so short that they are used up while a test looks on.
    private static final Map<String, String> BOUNDS =
            Map.of(
                    "holdfast.database.connections", "4",
                    "holdfast.database.timeout", "2s",
                    "holdfast.journal.timeout", "1s",
                    "holdfast.patience", "3s",
                    "holdfast.batch.max-commands", "10",
                    "holdfast.queue.max-commands", "1000");

    private final Teardown teardown = new Teardown();
    private final LocalSettings settings;
    private final Environment environment;
    private final JournalTable journal;
    private final RegionParts parts;
    private final LostAnswers answers;
    private final SigningKeys keys;
    private final FailoverDns dns;

    private OneRegion(Path directory) {
        this.settings =
                LocalSettings.of(Path.of("..").toAbsolutePath().normalize(), directory)
                        .withTimings(TIMINGS);
        Unprivileged user = Unprivileged.detect();
        this.environment = Environment.open(directory, user);
        this.journal =
                new JournalTable(
                        environment.processes(), Loopback.freePort(List.of(Loopback.shared())));
        Path cache = user.reachable(settings.programs().cache(), SHARED_CACHE);
        Blueprint blueprint =
                new Blueprint(
                        environment,
                        new PostgresInstallation(
                                PostgresBinaries.in(cache), user, environment.processes()),
                        SECRETS,
                        new Blueprint.Wanted(0, Optional.empty()));
        this.parts = blueprint.region(HERE, journal.address());
        this.answers = new LostAnswers(parts.replicationAddress());
        this.keys = SigningKeys.generate(environment.files().issuer());
        InetSocketAddress service = new InetSocketAddress(HERE.address(), blueprint.servicePort());
        this.dns = FailoverDns.start(settings.dns(), service, service);
        teardown.add(this::end);
    }

    static OneRegion start(Path directory) {
        OneRegion region = withoutService(directory, data -> {});
        region.serve(region.parts.service());
        return region;
    }

    /// @param disk prepares the place where the database will be
    static OneRegion withoutService(Path directory, Consumer<Path> disk) {
        OneRegion region = new OneRegion(directory);
        try {
            disk.accept(region.environment.files().database(HERE));
            region.foundations();
            return region;
        } catch (RuntimeException failed) {
            region.close();
            throw failed;
        }
    }

    private void foundations() {
        Path log = environment.files().sharedLog("journal");
        Together.run(
                List.of(
                        this::createDatabase,
                        () ->
                                journal.start(
                                        environment.java(),
                                        settings.programs().libraries().dynamoDbLocal(),
                                        log),
                        () -> {
                            parts.parameters().start(environment.java());
                            Hints.first(parts.parameters(), HERE);
                        }));
    }

    private void createDatabase() {
        parts.database().create();
        parts.database().start();
        Schema.create(parts.database(), SECRETS);
    }

    /// Starts a service and waits until it is active.
    void serve(RegionService service) {
        service.start(environment.java(), program(), surroundings(), TIMINGS);
        service.await(RegionService.ROUTING);
    }

    ServiceProgram program() {
        return settings.programs().service().configured(BOUNDS);
    }

    Surroundings surroundings() {
        DatabaseAccess direct = parts.database().service();
        DatabaseAccess wired =
                new DatabaseAccess(
                        answers.address(), direct.database(), direct.user(), direct.password());
        return surroundings(wired);
    }

    /// The same, with another way to the database.
    Surroundings surroundings(DatabaseAccess database) {
        NetworkLink wire = parts.wires().journal();
        URI table = URI.create("http://%s:%d".formatted(wire.host().getHostAddress(), wire.port()));
        return new Surroundings(
                database, table, parts.parameters().endpoint(), keys.publicKey(), Optional.empty());
    }

    Environment environment() {
        return environment;
    }

    Timings timings() {
        return TIMINGS;
    }

    RegionService service() {
        return parts.service();
    }

    /// One more service of this region, that does not run yet.
    RegionService anotherService() {
        int port = Loopback.freePort(Loopback.regions());
        Path log = environment.files().log(HERE, "service-" + port);
        return new RegionService(environment.processes(), HERE, port, log);
    }

    PostgresServer database() {
        return parts.database();
    }

    /// The service's own database, as its administrator sees it.
    DatabaseAccess administrator() {
        DatabaseAccess superuser = parts.database().superuser();
        return new DatabaseAccess(
                superuser.server(),
                DatabaseAccess.DATABASE,
                superuser.user(),
                superuser.password());
    }

    NetworkLink journalWire() {
        return parts.wires().journal();
    }

    NetworkLink databaseWire() {
        return parts.wires().replication();
    }

    LostAnswers answers() {
        return answers;
    }

    /// The journal without a wire in between.
    URI journal() {
        return journal.endpoint();
    }

    FailoverName name(RegionService service) {
        return new FailoverName(FailoverDns.NAME, service.address().getPort(), dns.address());
    }

    InetSocketAddress dnsAddress() {
        return dns.address();
    }

    /// The same, as text.
    String dns() {
        return dns.address().getAddress().getHostAddress() + ":" + dns.address().getPort();
    }

    String token() {
        return token(TOKEN_LIFETIME);
    }

    String token(Duration lifetime) {
        return new TokenIssuer(keys, InstantSource.system())
                .issue(new TokenRequest("local", EnumSet.allOf(Role.class), lifetime));
    }

    /// Ends all processes; what they have written stays until [#close].
    void kill() {
        environment.processes().killAll();
    }

    @Override
    public void close() {
        teardown.close();
    }

    private void end() {
        dns.close();
        kill();
        answers.close();
        parts.wires().close();
        environment.close();
    }
}
