package dev.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulation notices each mistake that the protocol names, planted in the product's own
/// classes.
class MutationTest {

    /// So many that a mistake which one seed in 300 shows is all but certain to be seen.
    private static final long SEEDS = 3_000;

    static Stream<Mutation> mutations() {
        return Stream.of(
                        WritingMutations.ACKNOWLEDGING,
                        WritingMutations.RELAYING,
                        TakeoverMutations.TAKING_OVER,
                        TakeoverMutations.REPLAYING,
                        TakeoverMutations.OTHERS)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void a_planted_mistake_breaks_its_invariant(Mutation mutation) {
        long seed = Mutant.grow(mutation).firstViolation(mutation.expected(), SEEDS);

        assertThat(seed)
                .as("a seed in which %s breaks %s", mutation, mutation.expected())
                .isNotNegative();
        assertThat(Simulation.run(seed, false).violation()).as("without it").isNull();
    }

    @Test
    void each_invariant_is_broken_by_some_mistake() {
        assertThat(mutations().map(Mutation::expected)).contains(Invariant.values());
    }
}
