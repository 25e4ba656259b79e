package dev.holdfast.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileRulesTest {

    private static final String NAME = "/app/limit";

    /// What a copy may be; the letters of the table below.
    private enum State {
        ABSENT,
        NEW,
        SETTLED,
        CHANGED
    }

    /// Every combination there is, with what becomes of it.
    @ParameterizedTest
    @CsvSource({
        // active, standby, the same?, what is done, where it is written
        "ABSENT,  ABSENT,  false, -,          -",
        "ABSENT,  NEW,     false, CREATED,    ACTIVE",
        "ABSENT,  SETTLED, false, DELETED,    STANDBY",
        "ABSENT,  CHANGED, false, CHANGE_WON, ACTIVE",
        "NEW,     ABSENT,  false, CREATED,    STANDBY",
        "NEW,     NEW,     true,  AGREED,     -",
        "NEW,     SETTLED, true,  AGREED,     -",
        "NEW,     CHANGED, true,  AGREED,     -",
        "NEW,     NEW,     false, ACTIVE_WON, STANDBY",
        "NEW,     SETTLED, false, CHANGED,    STANDBY",
        "NEW,     CHANGED, false, ACTIVE_WON, STANDBY",
        "SETTLED, ABSENT,  false, RESTORED,   STANDBY",
        "SETTLED, NEW,     true,  AGREED,     -",
        "SETTLED, SETTLED, true,  -,          -",
        "SETTLED, CHANGED, true,  AGREED,     -",
        "SETTLED, NEW,     false, CHANGED,    ACTIVE",
        "SETTLED, SETTLED, false, CHANGED,    STANDBY",
        "SETTLED, CHANGED, false, CHANGED,    ACTIVE",
        "CHANGED, ABSENT,  false, RESTORED,   STANDBY",
        "CHANGED, NEW,     true,  AGREED,     -",
        "CHANGED, SETTLED, true,  AGREED,     -",
        "CHANGED, CHANGED, true,  AGREED,     -",
        "CHANGED, NEW,     false, ACTIVE_WON, STANDBY",
        "CHANGED, SETTLED, false, CHANGED,    STANDBY",
        "CHANGED, CHANGED, false, ACTIVE_WON, STANDBY",
    })
    void each_combination_of_two_copies_has_its_step(
            State active, State standby, boolean same, String action, String written) {
        Optional<Step> step =
                ReconcileRules.step(
                        new Copies(NAME, copy(active, "one"), copy(standby, same ? "one" : "two")));

        assertThat(step.map(it -> it.action().name()).orElse("-")).isEqualTo(action);
        assertThat(step.flatMap(ReconcileRulesTest::writes).map(Side::name).orElse("-"))
                .isEqualTo(written);
    }

    private static Optional<Side> writes(Step step) {
        return switch (step) {
            case Step.Agree _ -> Optional.empty();
            case Step.Copy copy -> Optional.of(copy.to());
            case Step.Delete _ -> Optional.of(Side.STANDBY);
        };
    }

    private static Optional<StoredParameter> copy(State state, String value) {
        Content content = new Content(ParameterType.TEXT, value);
        return switch (state) {
            case ABSENT -> Optional.empty();
            case NEW -> Optional.of(new StoredParameter(NAME, content, 4, Optional.empty()));
            case SETTLED -> Optional.of(new StoredParameter(NAME, content, 4, Optional.of(4L)));
            case CHANGED -> Optional.of(new StoredParameter(NAME, content, 4, Optional.of(3L)));
        };
    }

    @Test
    void the_same_text_of_another_type_is_another_content() {
        StoredParameter plain = copy(State.SETTLED, "one").orElseThrow();
        StoredParameter secret =
                new StoredParameter(
                        NAME, new Content(ParameterType.SECURE, "one"), 1, Optional.empty());

        assertThat(ReconcileRules.step(new Copies(NAME, Optional.of(plain), Optional.of(secret))))
                .hasValueSatisfying(step -> assertThat(writes(step)).contains(Side.ACTIVE));
    }

    @Test
    void a_value_never_gets_into_a_text_for_people() {
        StoredParameter secret =
                new StoredParameter(
                        NAME, new Content(ParameterType.SECURE, "s3cret"), 1, Optional.empty());
        Step step = new Step.Copy(secret, Side.STANDBY, Optional.empty(), Action.CREATED);

        assertThat(step.toString()).doesNotContain("s3cret").contains(NAME);
    }

    @Test
    void a_run_takes_up_only_so_many_and_names_the_rest() {
        List<Copies> all = many(5, State.NEW, State.ABSENT);

        Plan plan = ReconcileRules.plan(all, 3, 10);

        assertThat(plan.now()).containsExactly("/app/0", "/app/1", "/app/2");
        assertThat(plan.later()).containsExactly("/app/3", "/app/4");
        assertThat(plan.held()).isEmpty();
    }

    @Test
    void too_many_deletions_at_once_are_held_and_everything_else_goes_on() {
        List<Copies> all = new ArrayList<>(many(4, State.ABSENT, State.SETTLED));
        all.add(new Copies("/app/new", copy(State.NEW, "one"), Optional.empty()));

        assertThat(ReconcileRules.plan(all, 10, 3).held()).hasSize(4);
        assertThat(ReconcileRules.plan(all, 10, 3).now()).containsExactly(NAME);
        assertThat(ReconcileRules.plan(all, 10, 4).held()).isEmpty();
        assertThat(ReconcileRules.plan(all, 10, 4).now()).hasSize(5);
    }

    private static List<Copies> many(int number, State active, State standby) {
        return IntStream.range(0, number)
                .mapToObj(i ->
                        new Copies(
                                "/app/" + i,
                                named("/app/" + i, copy(active, "one")),
                                named("/app/" + i, copy(standby, "one"))))
                .toList();
    }

    private static Optional<StoredParameter> named(String name, Optional<StoredParameter> copy) {
        return copy.map(it -> new StoredParameter(name, it.content(), it.version(), it.agreed()));
    }

    @Test
    void copies_are_paired_by_name_in_order() {
        StoredParameter a = named("/app/a", copy(State.NEW, "1")).orElseThrow();
        StoredParameter b = named("/app/b", copy(State.NEW, "1")).orElseThrow();
        StoredParameter c = named("/app/c", copy(State.NEW, "1")).orElseThrow();

        assertThat(ReconcileRules.pair(List.of(c, b), List.of(a, b)))
                .containsExactly(
                        new Copies("/app/a", Optional.empty(), Optional.of(a)),
                        new Copies("/app/b", Optional.of(b), Optional.of(b)),
                        new Copies("/app/c", Optional.of(c), Optional.empty()));
    }
}
