package dev.holdfast.recovery;

import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.RelayLoop;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.FailureDetector;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.Move;
import dev.holdfast.region.Observation;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.RegionRole;
import dev.holdfast.region.Reign;
import dev.holdfast.region.RoleHint;
import dev.holdfast.region.TakeoverRules;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/// Looks at reign, heartbeat, database and parameters again and again, and does what
/// [TakeoverRules] makes of them. The write path never asks whether a failover is going on: its
/// append just fails.
public final class SuperviseRegion {

    private static final Duration PARAMETERS_EVERY = Duration.ofSeconds(1);

    /// What is looked at.
    public record Sights(Reigns reigns, RecoveryStore store, RoleParameter parameter, Pace pace) {}

    /// What may be done about it.
    public record Means(
            RelayLoop relay,
            Takeover takeover,
            DrainRegion drain,
            Switchover switchover,
            VerifyRegion verify) {}

    private final RegionState state;
    private final Sights sights;
    private final Means means;
    private FailureDetector detector;
    private long drainingSince;
    private long parametersAt;

    /// Nothing is automatic before it is known to be allowed.
    private volatile Parameters parameters = new Parameters(false, Optional.empty());

    private Optional<RoleHint> followed = Optional.empty();

    private record Parameters(boolean automatic, Optional<RoleHint> hint) {}

    /// @param takeoverAfter how long the active region's heart may stand still before it is
    ///   suspected
    public SuperviseRegion(RegionState state, Sights sights, Means means, Duration takeoverAfter) {
        this.state = state;
        this.sights = sights;
        this.means = means;
        this.parametersAt = sights.pace().nanos() - PARAMETERS_EVERY.toNanos();
        this.detector = FailureDetector.suspectingAfter(takeoverAfter);
    }

    /// Looks once and acts on it. Fails if the journal cannot be read; nothing has changed then.
    public Uni<Move> tick() {
        return sights.reigns().current().chain(this::observe).chain(this::act);
    }

    private record Sight(Observation observation, Optional<Reign> reign) {}

    private Uni<Sight> observe(Optional<Reign> reign) {
        return heartbeat(reign)
                .chain(beat -> database().map(gate -> suspect(reign, beat, gate)))
                .map(this::withParameters);
    }

    private Uni<Optional<Heartbeat>> heartbeat(Optional<Reign> reign) {
        return reign.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : sights.reigns().heartbeat();
    }

    private Uni<Optional<Gate>> database() {
        return sights.store()
                .standing()
                .map(Standing::gate)
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Sight suspect(Optional<Reign> reign, Optional<Heartbeat> beat, Optional<Gate> gate) {
        reign.ifPresent(found -> detector = detector.observe(found, beat, sights.pace().nanos()));
        RegionState.Belief belief = state.now();
        Observation observation =
                new Observation(
                        state.me(),
                        belief.role(),
                        belief.epoch(),
                        reign,
                        gate,
                        belief.damaged(),
                        reign.isPresent() && detector.suspects(),
                        true,
                        Optional.empty());
        return new Sight(observation, reign);
    }

    private Sight withParameters(Sight sight) {
        refreshParameters();
        return new Sight(
                sight.observation().with(parameters.automatic(), parameters.hint()), sight.reign());
    }

    /// Reads them at most once in [#PARAMETERS_EVERY], beside the tick: a parameter store that
    /// hangs must not delay a takeover. What cannot be read stays as it was.
    private void refreshParameters() {
        long now = sights.pace().nanos();
        if (now - parametersAt < PARAMETERS_EVERY.toNanos()) {
            return;
        }
        parametersAt = now;
        sights.parameter()
                .hint()
                .chain(hint ->
                        sights.parameter()
                                .automaticTakeover()
                                .map(allowed -> new Parameters(allowed, hint)))
                .subscribe()
                .with(seen -> parameters = seen, unreadable -> {});
    }

    private Uni<Move> act(Sight sight) {
        Move move = TakeoverRules.next(sight.observation());
        return perform(move, sight.reign()).replaceWith(move);
    }

    private Uni<Void> perform(Move move, Optional<Reign> reign) {
        return switch (move) {
            case Move.Stay ignored -> watch(reign);
            case Move.StepDown down -> done(() -> state.standBy(active(down.reign())));
            case Move.Serve serve -> serve(serve.epoch(), reign);
            case Move.TakeOver takeover -> takeOver(takeover.reason()).replaceWithVoid();
            case Move.SwitchOver asked -> follow(asked.asked());
            case Move.Drain drain -> drain(reign, drain);
            case Move.StopDraining ignored -> done(state::stopDraining);
        };
    }

    private Uni<Void> watch(Optional<Reign> reign) {
        RegionRole role = state.now().role();
        if (state.now().isWatching() && reign.isPresent()) {
            state.standBy(active(reign.get()));
        }
        if (role == RegionRole.ACTIVE && reign.isPresent()) {
            return announce(reign.get());
        }
        return role == RegionRole.DRAINING && reign.isPresent()
                ? giveUpDraining(reign.get())
                : Uni.createFrom().voidItem();
    }

    /// Opening the database is what counts; the reign may not have heard of it yet.
    private Uni<Void> announce(Reign reign) {
        return reign.open()
                ? Uni.createFrom().voidItem()
                : sights.reigns().amend(reign, reign.opened()).replaceWithVoid();
    }

    /// A drained region does not wait for ever for one that asked it to drain and then was lost.
    private Uni<Void> giveUpDraining(Reign reign) {
        long waited = sights.pace().nanos() - drainingSince;
        if (waited < 2 * means.drain().atMost().toNanos()) {
            return Uni.createFrom().voidItem();
        }
        return sights.reigns()
                .amend(reign, reign.keeping())
                .invoke(state::stopDraining)
                .replaceWithVoid();
    }

    private Uni<Void> serve(Epoch epoch, Optional<Reign> reign) {
        state.activate(epoch);
        startRelay(epoch);
        return announce(reign.orElseThrow());
    }

    /// Takes over now, because an operator or the rules say so; not if this region is active, or a
    /// takeover runs already. Never fails: the report says what became of it.
    public Uni<TakeoverReport> takeOver(String reason) {
        return takeOver(reason, Promotion.FORCED);
    }

    /// Drains the active region and takes over.
    ///
    /// Fails with a [StepFailure] if it cannot be done in an orderly way; nothing has changed then.
    public Uni<TakeoverReport> switchOver(String reason) {
        return means.switchover()
                .prepare()
                .chain(() -> takeOver("switchover: " + reason, Promotion.PLANNED));
    }

    private Uni<TakeoverReport> takeOver(String reason, Promotion promotion) {
        return means.takeover().run(reason, promotion).invoke(this::startAfter);
    }

    /// What the parameter asks for is tried once: draining again and again would be an outage.
    private Uni<Void> follow(RoleHint asked) {
        if (followed.equals(Optional.of(asked))) {
            return Uni.createFrom().voidItem();
        }
        followed = Optional.of(asked);
        return switchOver("the role parameter asks for it")
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private void startAfter(TakeoverReport report) {
        boolean active = report.failure().isEmpty() && state.now().accepts();
        report.claim()
                .filter(claim -> active)
                .ifPresent(claim -> {
                    startRelay(claim.epoch());
                    means.takeover()
                            .verify(claim, means.verify())
                            .subscribe()
                            .with(verified -> {}, lost -> {});
                });
    }

    private void startRelay(Epoch epoch) {
        means.relay().run(epoch).subscribe().with(ended -> {}, lost -> {});
    }

    private Uni<Void> drain(Optional<Reign> reign, Move.Drain drain) {
        drainingSince = sights.pace().nanos();
        return means.drain().run(reign.orElseThrow(), drain.handover()).replaceWithVoid();
    }

    private static Optional<RegionName> active(Reign reign) {
        return Optional.of(reign.region());
    }

    private static Uni<Void> done(Runnable change) {
        change.run();
        return Uni.createFrom().voidItem();
    }
}
