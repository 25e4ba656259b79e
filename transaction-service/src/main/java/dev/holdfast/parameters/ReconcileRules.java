package dev.holdfast.parameters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// How two copies of a parameter become one.
///
/// A change counts in whichever region it was made. If both were changed, the active region's value
/// holds. Only the active region deletes: a standby that is built anew begins empty, and must not
/// empty the other one. A change in the standby outlives a deletion, because a deletion can be
/// repeated and a value cannot be brought back.
///
/// Both copies remember the version on which the regions last agreed. That is how a change is told
/// from a copy, and a deletion from what was never there; and what replication itself wrote calls
/// for nothing more.
public final class ReconcileRules {

    private ReconcileRules() {}

    /// What is to be done about one parameter; empty if nothing is.
    public static Optional<Step> step(Copies copies) {
        if (copies.active().isPresent()) {
            StoredParameter active = copies.active().get();
            return copies.standby()
                    .map(standby -> ofTwo(active, standby))
                    .orElseGet(() -> Optional.of(onlyActive(active)));
        }
        return copies.standby().map(ReconcileRules::onlyStandby);
    }

    private static Optional<Step> ofTwo(StoredParameter active, StoredParameter standby) {
        if (active.saysTheSameAs(standby)) {
            return active.isSettled() && standby.isSettled()
                    ? Optional.empty()
                    : Optional.of(new Step.Agree(active, standby));
        }
        if (active.isSettled() && !standby.isSettled()) {
            return Optional.of(
                    new Step.Copy(standby, Side.ACTIVE, Optional.of(active), Action.CHANGED));
        }
        Action action = standby.isSettled() ? Action.CHANGED : Action.ACTIVE_WON;
        return Optional.of(new Step.Copy(active, Side.STANDBY, Optional.of(standby), action));
    }

    private static Step onlyActive(StoredParameter active) {
        Action action = active.agreed().isPresent() ? Action.RESTORED : Action.CREATED;
        return new Step.Copy(active, Side.STANDBY, Optional.empty(), action);
    }

    private static Step onlyStandby(StoredParameter standby) {
        if (standby.isSettled()) {
            return new Step.Delete(standby);
        }
        Action action = standby.isChanged() ? Action.CHANGE_WON : Action.CREATED;
        return new Step.Copy(standby, Side.ACTIVE, Optional.empty(), action);
    }

    /// What is to be done about all of them, in the order of their names, within bounds.
    ///
    /// @param most how many steps one run takes
    /// @param mostDeletions if there are more, none of them is done: so much is more likely a
    ///   mistake
    public static Plan plan(List<Copies> all, int most, int mostDeletions) {
        List<Step> steps = all.stream().flatMap(copies -> step(copies).stream()).toList();
        long deletions = steps.stream().filter(Step.Delete.class::isInstance).count();
        List<Step> held =
                deletions > mostDeletions
                        ? steps.stream().filter(Step.Delete.class::isInstance).toList()
                        : List.of();
        List<Step> wanted = steps.stream().filter(step -> !held.contains(step)).toList();
        return new Plan(
                names(wanted.stream().limit(most)),
                names(wanted.stream().skip(most)),
                names(held.stream()));
    }

    private static List<String> names(Stream<Step> steps) {
        return steps.map(Step::name).toList();
    }

    /// Puts what two regions have side by side, in the order of the names.
    public static List<Copies> pair(List<StoredParameter> active, List<StoredParameter> standby) {
        Map<String, StoredParameter> here = byName(active);
        Map<String, StoredParameter> there = byName(standby);
        TreeSet<String> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        Function<String, Copies> copies =
                name ->
                        new Copies(
                                name,
                                Optional.ofNullable(here.get(name)),
                                Optional.ofNullable(there.get(name)));
        return names.stream().map(copies).toList();
    }

    private static Map<String, StoredParameter> byName(List<StoredParameter> parameters) {
        Map<String, StoredParameter> byName = new TreeMap<>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
        return byName;
    }
}
