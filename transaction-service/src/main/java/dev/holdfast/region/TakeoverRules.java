package dev.holdfast.region;

import java.util.Optional;

/// The rules that turn an observation into a move. They only say when to try: whatever they say,
/// claim, seal and the gates keep two regions from acknowledging.
public final class TakeoverRules {

    private TakeoverRules() {}

    /// What the region does next.
    public static Move next(Observation seen) {
        return seen.reign().isPresent() ? underReign(seen, seen.reign().get()) : beforeFirst(seen);
    }

    private static Move beforeFirst(Observation seen) {
        boolean named = seen.hint().filter(hint -> hint.active().equals(seen.me())).isPresent();
        return named && isWatching(seen) && seen.database().isPresent()
                ? new Move.TakeOver("first start: the role parameter names this region")
                : new Move.Stay();
    }

    private static Move underReign(Observation seen, Reign reign) {
        return switch (seen.role()) {
            case ACTIVE -> whileActive(seen, reign);
            case DRAINING -> whileDraining(seen, reign);
            case STARTING, STANDBY -> whileWatching(seen, reign);
            case TAKING_OVER -> new Move.Stay();
        };
    }

    private static Move whileActive(Observation seen, Reign reign) {
        if (!isMine(seen, reign)) {
            return new Move.StepDown(reign);
        }
        Optional<Handover> away =
                reign.handover().filter(handover -> !handover.target().equals(seen.me()));
        return away.isPresent() ? new Move.Drain(away.get()) : new Move.Stay();
    }

    private static Move whileDraining(Observation seen, Reign reign) {
        if (!isMine(seen, reign)) {
            return new Move.StepDown(reign);
        }
        return reign.handover().isPresent() ? new Move.Stay() : new Move.StopDraining();
    }

    private static Move whileWatching(Observation seen, Reign reign) {
        boolean openedHere =
                seen.database().equals(Optional.of(Gate.open(reign.epoch(), seen.me())))
                        && reign.region().equals(seen.me());
        if (openedHere) {
            return seen.damaged()
                    ? new Move.TakeOver("the database lacks commits that the journal has")
                    : new Move.Serve(reign.epoch());
        }
        Optional<RoleHint> asked = seen.hint().filter(hint -> asksForMe(hint, seen.me(), reign));
        if (asked.isPresent() && !seen.suspected()) {
            return new Move.SwitchOver(asked.get());
        }
        boolean wanted = seen.suspected() && seen.automatic() && seen.database().isPresent();
        return wanted
                ? new Move.TakeOver(
                        "no heartbeat of epoch " + reign.epoch() + " from " + reign.region())
                : new Move.Stay();
    }

    private static boolean asksForMe(RoleHint hint, RegionName me, Reign reign) {
        return hint.active().equals(me)
                && hint.epoch().equals(reign.epoch())
                && !reign.region().equals(me);
    }

    private static boolean isMine(Observation seen, Reign reign) {
        return reign.epoch().equals(seen.epoch()) && reign.region().equals(seen.me());
    }

    private static boolean isWatching(Observation seen) {
        return seen.role() == RegionRole.STANDBY || seen.role() == RegionRole.STARTING;
    }
}
