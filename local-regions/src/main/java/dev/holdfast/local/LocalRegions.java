package dev.holdfast.local;

import dev.holdfast.client.FailoverName;
import dev.holdfast.local.dns.FailoverDns;
import dev.holdfast.local.environment.Environment;
import dev.holdfast.local.environment.EnvironmentState;
import dev.holdfast.local.environment.Healing;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.environment.RegionPair;
import dev.holdfast.local.environment.ServiceLauncher;
import dev.holdfast.local.environment.Teardown;
import dev.holdfast.local.journal.JournalTable;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.NetworkLink;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.postgres.DatabaseAccess;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessRecord;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProgram;
import dev.holdfast.local.tokens.Role;
import dev.holdfast.local.tokens.SigningKeys;
import dev.holdfast.local.tokens.TokenIssuer;
import dev.holdfast.local.tokens.TokenRequest;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// Two running regions, and the faults that a drill can inject into them.
///
/// They live in a directory of their own; closing leaves no process, no port and no data behind,
/// only logs. The end of the JVM closes too. Methods that change something run one at a time.
public final class LocalRegions implements AutoCloseable {
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

    private final Environment environment;
    private final RegionPair regions;
    private final Shared shared;
    private final Teardown teardown;
    private final Healing healing;

    LocalRegions(Environment environment, RegionPair regions, Shared shared, Teardown teardown) {
        this.environment = environment;
        this.regions = regions;
        this.shared = shared;
        this.teardown = teardown;
        this.healing = new Healing(regions, environment.java(), shared.launcher());
    }

    /// What stands outside both regions.
    record Shared(JournalTable journal, FailoverDns dns, ServiceLauncher launcher) {}

    /// Starts everything and waits until both regions are ready. A start that fails half-way cleans
    /// up after itself.
    public static LocalRegions start(LocalSettings settings, Progress progress) {
        Teardown teardown = new Teardown();
        try {
            return new Assembly(settings, progress, teardown).assemble();
        } catch (RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    @Override
    public void close() {
        teardown.close();
    }

    /// SIGKILL to every process of the region. Its wires stay.
    public synchronized void killRegion(LocalRegion region) {
        regions.get(region).kill();
    }

    public synchronized void killService(LocalRegion region) {
        regions.get(region).service().kill();
    }

    /// Starts the region's service, which is down, as another program, and waits for nothing.
    ///
    /// @return its process
    public synchronized OwnedProcess launchService(LocalRegion region, ServiceProgram program) {
        shared.launcher().running(program).launch(regions.get(region));
        return regions.get(region).service().process().orElseThrow();
    }

    /// Returns when the region's service is ready.
    public void awaitService(LocalRegion region) {
        regions.get(region).service().await(RegionService.READY);
    }

    /// SIGTERM to the region's service; returns when it has ended.
    public synchronized void endService(LocalRegion region, Duration bound) {
        regions.get(region).service().end(bound);
    }

    /// SIGSTOP to the region's service: its port stays open, its connections stay up.
    public synchronized void freezeService(LocalRegion region) {
        regions.get(region).service().freeze();
    }

    /// SIGCONT: it goes on as if no time had passed.
    public synchronized void thawService(LocalRegion region) {
        regions.get(region).service().thaw();
    }

    /// Neither database hears from the other.
    public synchronized void cutReplication() {
        regions.first().wires().replication().cut();
        regions.second().wires().replication().cut();
    }

    public synchronized void restoreReplication() {
        regions.first().wires().replication().restore();
        regions.second().wires().replication().restore();
    }

    /// The region's service hears nothing more from the journal, and nothing says why.
    public synchronized void cutJournal(LocalRegion region) {
        journalLink(region).blackHole();
    }

    public synchronized void restoreJournal(LocalRegion region) {
        journalLink(region).restore();
    }

    /// The wire itself, for black holes and delays.
    public NetworkLink journalLink(LocalRegion region) {
        return regions.get(region).wires().journal();
    }

    /// SIGKILL to the region's database and a start from the same data.
    public synchronized void restartDatabase(LocalRegion region) {
        healing.restartDatabase(region);
    }

    /// Brings the region back, in whatever state it is, as the standby of the other one: its wires
    /// restored, its database rebuilt, its parameters current, all processes new. Returns when its
    /// service is ready.
    public synchronized void heal(LocalRegion region) {
        healing.heal(region);
    }

    /// Rebuilds the region's database as the standby of the other's, under its running service.
    public synchronized void healDatabase(LocalRegion region) {
        healing.healDatabase(region);
    }

    /// A planned change: asks the region to become active and waits until it is. The database of
    /// the other region follows nobody afterwards, until {@link #healDatabase} or {@link #heal}.
    public void switchover(LocalRegion gaining) {
        Switchover.to(service(gaining), token(List.of("operate")));
        regions.get(gaining).service().await(RegionService.ROUTING);
    }

    /// The base address of the region's service.
    public URI service(LocalRegion region) {
        return regions.get(region).service().address();
    }

    public int servicePort() {
        return service(LocalRegion.US_EAST_1).getPort();
    }

    /// Logs in as the service does.
    public DatabaseAccess database(LocalRegion region) {
        return regions.get(region).database().service();
    }

    /// The journal without a wire in between.
    public URI journal() {
        return shared.journal().endpoint();
    }

    /// The region's parameter store.
    public URI parameters(LocalRegion region) {
        return regions.get(region).parameters().endpoint();
    }

    /// What the region has for orders; only where the settings ask for it.
    public OrderParts orders(LocalRegion region) {
        return regions.get(region)
                .orders()
                .orElseThrow(() -> new EnvironmentFailure("These regions take no orders."));
    }

    /// The environment variables with which another program of the service's code finds what the
    /// region's service finds.
    public Map<String, String> variables(LocalRegion region) {
        return shared.launcher().variables(region, regions.get(region));
    }

    /// The service's name, as a client resolves it.
    public FailoverName name() {
        return new FailoverName(dnsName(), servicePort(), dnsAddress());
    }

    public InetSocketAddress dnsAddress() {
        return shared.dns().address();
    }

    public String dnsName() {
        return FailoverDns.NAME;
    }

    /// The address that DNS answers at this moment.
    public String dnsAnswer() {
        return shared.dns().answer().getHostAddress();
    }

    /// A token for the API.
    ///
    /// @param roles some of `read`, `write`, `operate`
    public String token(Collection<String> roles) {
        EnumSet<Role> granted = EnumSet.noneOf(Role.class);
        roles.forEach(role -> granted.add(Role.named(role)));
        return new TokenIssuer(SigningKeys.in(environment.files().issuer()), InstantSource.system())
                .issue(new TokenRequest("local", granted, TOKEN_LIFETIME));
    }

    public Path logs() {
        return environment.files().logs();
    }

    /// Every process that runs at this moment.
    public List<ProcessRecord> processes() {
        return environment.processes().records();
    }

    /// Tells other commands how to reach whoever supervises these regions.
    public void announce(EnvironmentState.Control control) {
        environment.record(control);
    }
}
