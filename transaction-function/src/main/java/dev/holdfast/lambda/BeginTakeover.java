package dev.holdfast.lambda;

import dev.holdfast.boot.HoldfastConfig;
import dev.holdfast.operations.LogLine;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.recovery.AssessRegion;
import dev.holdfast.recovery.ClaimReign;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.recovery.Switchover;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Handover;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What a workflow does until it has a claim.
@Singleton
final class BeginTakeover {

    private static final Logger LOG = Logger.getLogger(BeginTakeover.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /// An invocation has less than 30 s.
    private static final Duration LONGEST_WATCH = Duration.ofSeconds(10);

    private final RegionState state;
    private final Ports ports;
    private final WatchSigns signs;
    private final HoldfastConfig config;

    BeginTakeover(RegionState state, Ports ports, WatchSigns signs, HoldfastConfig config) {
        this.state = state;
        this.ports = ports;
        this.signs = signs;
        this.config = config;
    }

    /// Where it looks and writes.
    @Singleton
    record Ports(Reigns reigns, RecoveryStore store, Journal journal, Pace pace) {}

    Uni<Object> askOperator(Execution execution) {
        LogLine.of("execution", execution.name())
                .and("waits", "for approval: its task token is in the workflow's history")
                .write(LOG, Logger.Level.WARN);
        return Uni.createFrom().item(Map.of());
    }

    /// Where an earlier try of this execution has claimed already, nobody is left to drain.
    Uni<Object> drain(Execution execution) {
        return ports.reigns()
                .current()
                .invoke(reign -> reign.filter(Reign::open).ifPresent(this::requireOther))
                .map(reign -> reign.filter(found -> isMine(found, execution)))
                .chain(mine ->
                        mine.isPresent()
                                ? Uni.createFrom().voidItem()
                                : switchover(execution).prepare())
                .replaceWith(Map.of());
    }

    private Switchover switchover(Execution execution) {
        return new Switchover(
                state.me(),
                new Switchover.Ports(ports.reigns(), ports.store(), ports.journal(), ports.pace()),
                new Switchover.Patience(config.switchover().atMost(), LOOK_EVERY),
                () -> execution.claimId().value());
    }

    /// Which epoch is to be replaced: if this region can take over, and there is something to take
    /// over.
    Uni<Object> assess(Execution execution, boolean planned) {
        return new AssessRegion(ports.reigns(), ports.store())
                .run()
                .chain(found -> judge(found, execution, planned))
                .map(epoch -> Map.of("epoch", epoch.value()));
    }

    private Uni<Epoch> judge(AssessRegion.Assessment found, Execution execution, boolean planned) {
        if (found.reign().isEmpty()) {
            return Uni.createFrom().item(Epoch.NONE);
        }
        Reign reign = found.reign().get();
        requireStandby(reign, found.standing().gate());
        if (isMine(reign, execution)) {
            return Uni.createFrom().item(new Epoch(reign.epoch().value() - 1));
        }
        return planned ? handedOver(reign, execution) : silent(reign);
    }

    private void requireStandby(Reign reign, Gate gate) {
        if (reign.region().equals(state.me())
                && gate.equals(Gate.open(reign.epoch(), state.me()))) {
            throw activeSince(reign);
        }
    }

    private void requireOther(Reign reign) {
        if (reign.region().equals(state.me())) {
            throw activeSince(reign);
        }
    }

    private static ActiveAlready activeSince(Reign reign) {
        return new ActiveAlready("This region has been active since epoch " + reign.epoch() + ".");
    }

    /// Whether an earlier try of this execution got through: then it goes on from there.
    private boolean isMine(Reign reign, Execution execution) {
        return reign.isHeldBy(new Claim(reign.epoch(), state.me(), execution.claimId()));
    }

    private Uni<Epoch> handedOver(Reign reign, Execution execution) {
        Handover drained = new Handover(state.me(), execution.claimId(), true);
        return reign.handover().equals(Optional.of(drained))
                ? Uni.createFrom().item(reign.epoch())
                : Uni.createFrom()
                        .failure(new Superseded("The active region does not drain any more."));
    }

    private Uni<Epoch> silent(Reign reign) {
        Duration after = config.takeover().after();
        Duration watch = after.compareTo(LONGEST_WATCH) < 0 ? after : LONGEST_WATCH;
        return signs.watch(reign, watch)
                .chain(seen ->
                        ports.reigns()
                                .current()
                                .invoke(now -> requireSame(reign, now))
                                .map(now -> requireSilent(reign, seen)));
    }

    /// A claim that came meanwhile ends the signs of the reign that was watched: that is no life.
    private static void requireSame(Reign watched, Optional<Reign> now) {
        if (now.filter(found -> found.claim().equals(watched.claim())).isEmpty()) {
            throw new Superseded(
                    "Another claim than the one of epoch " + watched.epoch() + " rules.");
        }
    }

    private static Epoch requireSilent(Reign reign, WatchSigns.Seen seen) {
        if (seen.silent()) {
            return reign.epoch();
        }
        if (reign.open()) {
            throw new NotLost(
                    "The region "
                            + reign.region()
                            + " is active in epoch "
                            + reign.epoch()
                            + " and shows signs of life.");
        }
        throw new Superseded(
                "A takeover to "
                        + reign.region()
                        + " is on its way in epoch "
                        + reign.epoch()
                        + ".");
    }

    Uni<Object> claim(TakeoverStep.ClaimReign step) {
        ClaimReign claim =
                new ClaimReign(
                        state.me(),
                        ports.reigns(),
                        ports.pace(),
                        () -> step.execution().claimId().value());
        return claim.run(step.read(), step.reason()).map(BeginTakeover::view);
    }

    static Object view(Claim claim) {
        return Map.of(
                "epoch", claim.epoch().value(),
                "region", claim.region().toString(),
                "id", claim.id().toString());
    }

    /// A claim of the other region's is for the other region's workflow.
    void requireMine(Claim claim) {
        if (!claim.region().equals(state.me())) {
            throw new InvalidInput(
                    "event.claim.region: This is "
                            + state.me()
                            + ", and the claim is one of "
                            + claim.region()
                            + ".");
        }
    }
}
