package dev.holdfast.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.RoleHint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateParametersTest {

    private static final String LIMIT = "/app/limit";

    private final Twins twins = new Twins();
    private final MemoryParameters east = twins.east();
    private final MemoryParameters west = twins.west();

    @Test
    void what_is_made_changed_and_deleted_in_the_active_region_reaches_the_standby() {
        east.set(LIMIT, "one");
        assertThat(twins.change(LIMIT, "Create")).isEqualTo(done(Action.CREATED));
        assertThat(west.value(LIMIT)).contains("one");

        east.set(LIMIT, "two");
        assertThat(twins.change(LIMIT, "Update")).isEqualTo(done(Action.CHANGED));
        assertThat(west.value(LIMIT)).contains("two");

        east.unset(LIMIT);
        assertThat(twins.change(LIMIT, "Delete")).isEqualTo(done(Action.DELETED));
        assertThat(west.value(LIMIT)).isEmpty();
    }

    @Test
    void what_is_made_and_changed_in_the_standby_reaches_the_active_region() {
        west.set(LIMIT, "one");
        assertThat(twins.change(LIMIT, "Create")).isEqualTo(done(Action.CREATED));
        assertThat(east.value(LIMIT)).contains("one");

        west.set(LIMIT, "two");
        assertThat(twins.change(LIMIT, "Update")).isEqualTo(done(Action.CHANGED));
        assertThat(east.value(LIMIT)).contains("two");
    }

    @Test
    void an_event_that_replication_itself_caused_changes_nothing() {
        east.set(LIMIT, "one");
        twins.change(LIMIT, "Create");
        int writes = twins.budget().used();

        assertThat(twins.change(LIMIT, "Create")).isEqualTo(Optional.empty());
        assertThat(twins.change(LIMIT, "LabelParameterVersion")).isEqualTo(Optional.empty());
        assertThat(twins.reconcile().handled()).isEmpty();
        assertThat(twins.budget().used()).isEqualTo(writes);
    }

    /// A region that was lost and built anew is an empty standby.
    @Test
    void an_empty_standby_is_filled_and_never_empties_the_active_region() {
        Stream.of("/app/a", "/app/b", "/app/c").forEach(name -> east.set(name, "x"));
        twins.reconcile();
        Stream.of("/app/a", "/app/b", "/app/c").forEach(west::unset);

        Replication.All run = twins.reconcile();

        assertThat(run.handled())
                .extracting(handled -> handled.action().orElseThrow())
                .containsOnly(Action.RESTORED)
                .hasSize(3);
        assertThat(east.value("/app/a")).contains("x");
        assertThat(west.value("/app/a")).contains("x");
    }

    @Test
    void of_two_changes_the_active_regions_holds() {
        twins.agreed(LIMIT, "one");
        east.set(LIMIT, "here");
        west.set(LIMIT, "there");

        assertThat(twins.change(LIMIT, "Update")).isEqualTo(done(Action.ACTIVE_WON));
        assertThat(east.value(LIMIT)).contains("here");
        assertThat(west.value(LIMIT)).contains("here");
    }

    @Test
    void after_a_takeover_the_other_regions_change_holds() {
        twins.agreed(LIMIT, "one");
        east.set(LIMIT, "here");
        west.set(LIMIT, "there");

        twins.westTakesOver();

        assertThat(twins.change(LIMIT, "Update")).isEqualTo(done(Action.ACTIVE_WON));
        assertThat(east.value(LIMIT)).contains("there");
    }

    @Test
    void a_change_outlives_a_deletion_in_either_region() {
        twins.agreed(LIMIT, "one");
        east.unset(LIMIT);
        west.set(LIMIT, "two");
        assertThat(twins.change(LIMIT, "Delete")).isEqualTo(done(Action.CHANGE_WON));
        assertThat(east.value(LIMIT)).contains("two");

        west.unset(LIMIT);
        east.set(LIMIT, "three");
        assertThat(twins.change(LIMIT, "Delete")).isEqualTo(done(Action.RESTORED));
        assertThat(west.value(LIMIT)).contains("three");
    }

    @Test
    void a_parameter_that_is_made_anew_with_another_type_is_made_anew_in_the_other_region() {
        twins.agreed(LIMIT, "one");
        east.unset(LIMIT);
        east.set(LIMIT, new Content(ParameterType.SECURE, "one"));

        twins.change(LIMIT, "Create");

        assertThat(west.stored(LIMIT).orElseThrow().content().type())
                .isEqualTo(ParameterType.SECURE);
        assertThat(twins.reconcile().handled()).isEmpty();
    }

    /// Whoever writes is cut before each of its writes in turn; then somebody may change one of the
    /// copies, and the next run has to get it right.
    @ParameterizedTest
    @MethodSource("scenes")
    void cut_between_any_two_writes_the_next_run_ends_in_the_same_place(Scene scene) {
        for (int writes = 0; writes < 4; writes++) {
            Twins pair = scene.begin();
            pair.budget().allow(writes);
            pair.change(LIMIT, "Update");
            pair.budget().allow(Integer.MAX_VALUE / 2);

            pair.reconcile();

            assertThat(pair.east().value(LIMIT)).isEqualTo(scene.end());
            assertThat(pair.west().value(LIMIT)).isEqualTo(scene.end());
            assertThat(pair.reconcile()).isEqualTo(Twins.nothing());
        }
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void a_change_in_the_active_region_after_a_cut_is_never_lost(Scene scene) {
        for (int writes = 0; writes < 4; writes++) {
            Twins pair = scene.begin();
            pair.budget().allow(writes);
            pair.change(LIMIT, "Update");
            pair.budget().allow(Integer.MAX_VALUE / 2);
            pair.east().set(LIMIT, "latest");

            pair.reconcile();

            assertThat(pair.east().value(LIMIT)).contains("latest");
            assertThat(pair.west().value(LIMIT)).contains("latest");
        }
    }

    /// The copy is written, and the active region has noted that both agree.
    @Test
    void a_change_in_the_standby_after_a_cut_between_the_two_notes_is_never_lost() {
        for (MemoryParameters changed : List.of(east, west)) {
            twins.agreed(LIMIT, "one");
            changed.set(LIMIT, "two");
            twins.budget().allow(2);
            twins.change(LIMIT, "Update");
            twins.budget().allow(Integer.MAX_VALUE / 2);
            west.set(LIMIT, "latest");

            twins.reconcile();

            assertThat(east.value(LIMIT)).contains("latest");
        }
    }

    private record Scene(String name, Twins begin, Optional<String> end) {
        static Scene of(String name, String end, Consumer<Twins> story) {
            Twins pair = new Twins();
            pair.agreed(LIMIT, "one");
            story.accept(pair);
            return new Scene(name, pair, Optional.of(end).filter(text -> !text.isEmpty()));
        }

        @Override
        public Twins begin() {
            return begin.copy(LIMIT);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Scene> scenes() {
        return Stream.of(
                Scene.of("changed in the active region", "two", p -> p.east().set(LIMIT, "two")),
                Scene.of("changed in the standby", "two", p -> p.west().set(LIMIT, "two")),
                Scene.of("deleted in the active region", "", p -> p.east().unset(LIMIT)),
                Scene.of("deleted in the standby", "one", p -> p.west().unset(LIMIT)),
                Scene.of(
                        "changed in both",
                        "here",
                        p -> {
                            p.east().set(LIMIT, "here");
                            p.west().set(LIMIT, "there");
                        }),
                Scene.of(
                        "deleted in one and changed in the other",
                        "two",
                        p -> {
                            p.east().unset(LIMIT);
                            p.west().set(LIMIT, "two");
                        }));
    }

    @Test
    void a_change_that_was_overwritten_because_it_came_at_the_same_moment_is_named() {
        twins.agreed(LIMIT, "one");
        east.set(LIMIT, "two");
        west.justBeforeTheNextWrite(() -> west.set(LIMIT, "meanwhile"));

        Replication.One one = (Replication.One) twins.changed(LIMIT, "Update");

        assertThat(one.handled().note())
                .hasValueSatisfying(note -> assertThat(note).contains("version 2", "overwritten"));
    }

    @Test
    void a_parameter_that_cannot_be_written_does_not_keep_the_others_back_and_is_drift() {
        east.set("/app/a", "x");
        east.set("/app/b", "x");
        west.justBeforeTheNextWrite(() -> west.set("/app/a", "y"));

        Replication.All run = twins.reconcile();

        assertThat(run.drift()).isEqualTo(1);
        assertThat(west.value("/app/b")).contains("x");
        assertThat(twins.reconcile().drift()).isZero();
    }

    @Test
    void a_run_stops_taking_up_parameters_when_its_time_is_over() {
        east.set("/app/a", "x");
        east.set("/app/b", "x");
        west.justBeforeTheNextWrite(() -> twins.pace().pass(Duration.ofMinutes(1)));

        Replication.All run = twins.reconcile();

        assertThat(run.drift()).isEqualTo(1);
        assertThat(run.handled().getLast().failure()).contains("The run had no time left for it.");
        assertThat(twins.reconcile().drift()).isZero();
    }

    @Test
    void a_region_that_cannot_be_read_fails_the_run_and_nothing_is_changed() {
        east.set(LIMIT, "one");
        west.isAway(true);

        assertThatThrownBy(twins::reconcile).hasMessage("The store is away.");
        assertThat(twins.budget().used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/role", "/app/site/bus"})
    void what_belongs_to_one_region_stays_there_and_its_change_is_no_mistake(String name) {
        east.set(name, "one");

        assertThat(twins.changed(name, "Create")).isInstanceOf(Replication.One.class);
        twins.reconcile();
        assertThat(west.value(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other/limit", "/application/limit", "/app", "limit"})
    void what_is_outside_of_the_prefix_is_refused_with_a_reason(String name) {
        east.set(name, "one");

        assertThat(twins.changed(name, "Create"))
                .isInstanceOfSatisfying(
                        Replication.Refused.class,
                        refused -> assertThat(refused.reason()).contains("'" + name + "'"));
        twins.reconcile();
        assertThat(west.value(name)).isEmpty();
    }

    @Test
    void an_event_that_means_nothing_is_refused() {
        assertThat(twins.changed("", "Create"))
                .isEqualTo(new Replication.Refused("The event names no parameter."));
        assertThat(twins.changed(LIMIT, "Explode"))
                .isInstanceOfSatisfying(
                        Replication.Refused.class,
                        refused -> assertThat(refused.reason()).contains("'Explode'"));
    }

    @Test
    void without_an_active_region_nothing_is_decided() {
        assertThatThrownBy(() -> FindActiveRegion.later(Optional.empty(), Optional.empty()))
                .isInstanceOf(NoActiveRegion.class);
        assertThatThrownBy(() -> FindActiveRegion.later(hint("east", 3), hint("west", 3)))
                .isInstanceOf(NoActiveRegion.class)
                .hasMessageContaining("different regions for epoch 3");
        assertThat(FindActiveRegion.later(hint("east", 3), hint("west", 4)))
                .isEqualTo(new RegionName("west"));
        assertThat(FindActiveRegion.later(Optional.empty(), hint("west", 1)))
                .isEqualTo(new RegionName("west"));

        twins.nobodyIsActive();
        east.set(LIMIT, "one");
        assertThatThrownBy(twins::reconcile).isInstanceOf(NoActiveRegion.class);
        assertThat(west.value(LIMIT)).isEmpty();
    }

    @Test
    void differences_are_told_and_nothing_is_changed() {
        twins.agreed("/app/same", "x");
        east.set("/app/equal", "x");
        west.set("/app/equal", "x");
        east.set(LIMIT, "one");
        int writes = twins.budget().used();

        assertThat(twins.differences()).containsExactly(LIMIT);
        assertThat(twins.budget().used()).isEqualTo(writes);
    }

    private static Optional<RoleHint> hint(String region, long epoch) {
        return Optional.of(new RoleHint(new RegionName(region), new Epoch(epoch)));
    }

    private static Optional<Action> done(Action action) {
        return Optional.of(action);
    }
}
