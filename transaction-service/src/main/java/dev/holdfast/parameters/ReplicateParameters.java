package dev.holdfast.parameters;

import dev.holdfast.processing.Pace;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps the parameters of two regions equal, as [ReconcileRules] decide. It may run in both
/// regions at once, be cut at any point and be run again: each step reads both copies anew, and is
/// followed by a note of the versions on which the regions now agree. Where the note is missing,
/// the next run finds two copies that say the same, and adds it.
public final class ReplicateParameters {

    private final ParameterScope scope;
    private final Regions regions;
    private final Pace pace;
    private final Bounds bounds;

    /// The two regions and their parameters.
    public record Regions(Place here, Place there, FindActiveRegion active) {}

    /// A region and its parameters.
    public record Place(RegionName name, ParameterStore store) {}

    /// What one run may do.
    ///
    /// @param steps parameters that are taken up
    /// @param deletions if there are more to delete, none is
    /// @param time after which no further parameter is taken up
    public record Bounds(int steps, int deletions, Duration time) {

        /// Well below what a function may take, which is 30 s.
        public static final Bounds DEFAULT = new Bounds(100, 10, Duration.ofSeconds(15));
    }

    private record Sides(ParameterStore active, ParameterStore standby) {}

    public ReplicateParameters(ParameterScope scope, Regions regions, Pace pace, Bounds bounds) {
        this.scope = scope;
        this.regions = regions;
        this.pace = pace;
        this.bounds = bounds;
    }

    /// Brings one parameter up to date after an event about it. What belongs to its region stays as
    /// it is: that it changes is nobody's mistake. Fails if it is not known which region is active;
    /// what goes wrong afterwards is part of the answer.
    public Uni<Replication> changed(ParameterChange change) {
        Optional<String> refusal = change.refusal().or(() -> scope.refusal(change.name()));
        if (refusal.isPresent()) {
            return Uni.createFrom().item(new Replication.Refused(refusal.get()));
        }
        return change.changesAValue() && scope.covers(change.name())
                ? sides().chain(sides -> handle(change.name(), sides)).map(Replication.One::new)
                : Uni.createFrom().item(new Replication.One(Handled.nothing(change.name())));
    }

    /// Brings all parameters up to date. Fails if it is not known which region is active, or one of
    /// them cannot be read; nothing has changed then.
    public Uni<Replication.All> reconcile() {
        long deadline = pace.nanos() + bounds.time().toNanos();
        return sides().chain(sides ->
                copies(sides)
                        .map(all -> ReconcileRules.plan(all, bounds.steps(), bounds.deletions()))
                        .chain(plan -> carryOut(plan, sides, deadline)));
    }

    /// The names of the parameters that say different things in the two regions. Changes nothing.
    public Uni<List<String>> differences() {
        return sides().chain(this::copies)
                .map(all ->
                        all.stream()
                                .flatMap(copies -> ReconcileRules.step(copies).stream())
                                .filter(step -> step.action() != Action.AGREED)
                                .map(Step::name)
                                .toList());
    }

    private Uni<Sides> sides() {
        return regions.active().find().map(this::sides);
    }

    private Sides sides(RegionName active) {
        ParameterStore here = regions.here().store();
        ParameterStore there = regions.there().store();
        if (active.equals(regions.here().name())) {
            return new Sides(here, there);
        }
        if (active.equals(regions.there().name())) {
            return new Sides(there, here);
        }
        throw new NoActiveRegion(
                "The role parameter names %s, which is neither %s nor %s."
                        .formatted(active, regions.here().name(), regions.there().name()));
    }

    private Uni<List<Copies>> copies(Sides sides) {
        return Uni.combine()
                .all()
                .unis(sides.active().all(scope.prefix()), sides.standby().all(scope.prefix()))
                .with(ReconcileRules::pair)
                .map(all -> all.stream().filter(copies -> scope.covers(copies.name())).toList());
    }

    private Uni<Replication.All> carryOut(Plan plan, Sides sides, long deadline) {
        return Multi.createFrom()
                .iterable(plan.now())
                .onItem()
                .transformToUniAndConcatenate(name -> inTime(name, sides, deadline))
                .collect()
                .asList()
                .map(handled -> new Replication.All(handled, plan.later(), plan.held()));
    }

    private Uni<Handled> inTime(String name, Sides sides, long deadline) {
        return pace.nanos() - deadline < 0
                ? handle(name, sides)
                : Uni.createFrom().item(Handled.failed(name, "The run had no time left for it."));
    }

    /// Never fails: one parameter that cannot be written does not keep the others back.
    private Uni<Handled> handle(String name, Sides sides) {
        return Uni.createFrom()
                .deferred(() -> step(name, sides))
                .onFailure()
                .recoverWithItem(
                        failure -> Handled.failed(name, String.valueOf(failure.getMessage())));
    }

    private Uni<Handled> step(String name, Sides sides) {
        return Uni.combine()
                .all()
                .unis(sides.active().find(name), sides.standby().find(name))
                .with((active, standby) -> new Copies(name, active, standby))
                .map(ReconcileRules::step)
                .chain(step ->
                        step.map(needed -> perform(needed, sides))
                                .orElseGet(() -> Uni.createFrom().item(Handled.nothing(name))));
    }

    private static Uni<Handled> perform(Step step, Sides sides) {
        return switch (step) {
            case Step.Agree agree ->
                    agree(agree.name(), agree.active().version(), agree.standby().version(), sides)
                            .replaceWith(Handled.done(step, Optional.empty()));
            case Step.Copy copy -> copy(copy, sides).map(note -> Handled.done(step, note));
            case Step.Delete delete ->
                    sides.standby()
                            .delete(delete.name())
                            .replaceWith(Handled.done(step, Optional.empty()));
        };
    }

    private static Uni<Optional<String>> copy(Step.Copy copy, Sides sides) {
        long read = copy.source().version();
        Uni<Long> version =
                switch (copy.to()) {
                    case STANDBY ->
                            write(copy, sides.standby())
                                    .call(written -> agree(copy.name(), read, written, sides));
                    case ACTIVE ->
                            write(copy, sides.active())
                                    .call(written -> agree(copy.name(), written, read, sides));
                };
        return version.map(written -> overwritten(copy, written));
    }

    /// The active region's first. Cut in between, a change of either copy is still taken for what
    /// it is: the standby's counts, because the active region's is settled, and the active region's
    /// counts in any case.
    private static Uni<Void> agree(String name, long active, long standby, Sides sides) {
        return sides.active().agree(name, active).chain(() -> sides.standby().agree(name, standby));
    }

    /// A parameter's type cannot be changed, so one of another type is made anew.
    private static Uni<Long> write(Step.Copy copy, ParameterStore to) {
        Content content = copy.source().content();
        if (copy.replaced().isEmpty()) {
            return to.create(copy.name(), content);
        }
        return copy.replaced().get().content().type() == content.type()
                ? to.change(copy.name(), content)
                : to.delete(copy.name()).chain(() -> to.create(copy.name(), content));
    }

    /// The store has no conditions, so somebody may have changed the copy since it was read. The
    /// store's history has what he wrote.
    private static Optional<String> overwritten(Step.Copy copy, long version) {
        return copy.replaced()
                .map(StoredParameter::version)
                .filter(read -> version > read + 1)
                .map(read ->
                        "A change made at the same moment, version %d, was overwritten."
                                .formatted(version - 1));
    }
}
