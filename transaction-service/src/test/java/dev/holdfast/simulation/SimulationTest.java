package dev.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The protocol holds in all histories that the seeds make, and the histories are bad enough.
class SimulationTest {

    /// How many seeds; `-Dholdfast.seeds=1000` for fewer.
    private static final long SEEDS = Long.getLong("holdfast.seeds", 10_000);

    /// Every kind of thing happens about so often: at least once in so many seeds.
    private static final long ONCE_IN = 200;

    @Test
    void all_invariants_hold_in_all_seeds() {
        Statistics statistics = new Statistics();
        for (long seed = 0; seed < SEEDS; seed++) {
            Simulation.Outcome outcome = Simulation.run(seed, false);
            if (outcome.violation() != null) {
                System.out.print(Simulation.run(seed, true).log());
            }
            assertThat(outcome.violation()).as("seed %d", seed).isNull();
            statistics.add(outcome.statistics());
        }

        List<String> rare =
                Stream.of(Statistic.values())
                        .filter(one -> statistics.of(one) < SEEDS / ONCE_IN)
                        .map(one -> one.label() + ": " + statistics.of(one))
                        .toList();
        assertThat(rare).as("what hardly ever happens proves nothing").isEmpty();
    }

    @Test
    void one_seed_is_one_history_to_the_last_byte() {
        for (long seed = 1; seed <= 10; seed++) {
            String log = Simulation.run(seed, true).log();

            assertThat(log).contains("faults stop");
            assertThat(Simulation.run(seed, true).log()).isEqualTo(log);
            assertThat(Mutant.unharmed().history(seed)).isEqualTo(log);
        }
    }

    @Test
    void keeping_a_log_changes_nothing() {
        Simulation.Outcome silent = Simulation.run(3, false);
        Simulation.Outcome told = Simulation.run(3, true);

        assertThat(silent.log()).isEmpty();
        assertThat(silent.steps()).isEqualTo(told.steps());
    }

    @Test
    void another_seed_is_another_history() {
        assertThat(Simulation.run(1, true).log()).isNotEqualTo(Simulation.run(2, true).log());
    }
}
