package dev.holdfast.simulation;

import dev.holdfast.ledger.Command;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Reply;
import dev.holdfast.recovery.SuperviseRegion;
import dev.holdfast.recovery.TakeoverReport;
import dev.holdfast.region.RegionRole;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// One incarnation of the service in a region. When it dies, everything that it had in mind is
/// lost; what it had sent is on its way.
final class ServiceProcess {

    /// How the product says that journal and database contradict each other.
    private static final Pattern CORRUPT =
            Pattern.compile(
                    "(The journal has no entry|The entry at|Decision |Account |A decision names|The"
                            + " balance).*");

    final SimRegion region;
    final Zombie zombie;
    private final World world;
    private final String name;
    private final RegionState state;
    private final FakeClock clock;
    private final Wiring.Flows flows;
    private boolean alive = true;
    private Optional<TakeoverReport> seen = Optional.empty();

    ServiceProcess(World world, SimRegion region, String name) {
        this.world = world;
        this.region = region;
        this.name = name;
        this.zombie = new Zombie(world, this);
        this.clock = new FakeClock(world, this);
        this.state = new RegionState(region.name);
        this.flows = new Wiring(world, this, region).flows();
        state.listen(this::roleChanged);
    }

    RegionState state() {
        return state;
    }

    FakeClock clock() {
        return clock;
    }

    SuperviseRegion supervise() {
        return flows.supervise();
    }

    boolean isAlive() {
        return alive;
    }

    void start() {
        world.in(this, world.between(0, Timing.SUPERVISE_EVERY.toNanos()), this::tick);
    }

    void die() {
        alive = false;
    }

    /// Does it, or keeps it for later, or forgets it, as this process is alive, frozen or dead.
    void perform(Runnable action) {
        if (alive && zombie.isFrozen()) {
            zombie.keep(action);
        } else if (alive) {
            action.run();
            lookAtReport();
        }
    }

    private void tick() {
        flows.supervise().tick().subscribe().with(move -> again(), failure -> again());
    }

    private void again() {
        clock.after(Timing.SUPERVISE_EVERY).subscribe().with(done -> tick());
    }

    /// A caller's request; the replies of a process that died meanwhile reach nobody.
    void submit(List<Command> commands, BiConsumer<ServiceProcess, List<Reply>> replied) {
        flows.transactions()
                .submit(commands)
                .subscribe()
                .with(replies -> replied.accept(this, replies));
    }

    private void roleChanged(RegionState.Belief before, RegionState.Belief after) {
        world.tell(() -> this + " is " + after.role() + " in epoch " + after.epoch());
        boolean was = before.accepts() || before.role() == RegionRole.DRAINING;
        if (was && after.role() == RegionRole.STANDBY) {
            world.count(Statistic.STEPPED_DOWN);
        }
        boolean idle = before.role() == RegionRole.STANDBY || before.role() == RegionRole.STARTING;
        if (idle && after.accepts()) {
            world.count(Statistic.SERVED_AGAIN);
        }
    }

    private void lookAtReport() {
        Optional<TakeoverReport> report = flows.takeover().last();
        if (!report.equals(seen)) {
            seen = report;
            report.ifPresent(this::note);
        }
    }

    private void note(TakeoverReport report) {
        world.tell(() ->
                this + " takeover " + report.claim() + ": " + report.failure().orElse("done"));
        world.count(report.failure().isEmpty() ? Statistic.TAKEOVERS : Statistic.TAKEOVERS_STOPPED);
        report.failure()
                .filter(this::isContradiction)
                .ifPresent(why -> world.violated(Invariant.DATABASE_IS_FOLD, this + ": " + why));
    }

    /// A database that takes commits back may contradict a worker that lives on; that worker stops,
    /// and the next one begins anew.
    private boolean isContradiction(String why) {
        return !world.settings.lossy() && CORRUPT.matcher(why).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
