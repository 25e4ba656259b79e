package dev.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulation notices each mistake that the protocol names, planted in the product's own classes.
class MutationTest {

    private static final long SEEDS = 2_000;

    static Stream<Mutation> mutations() {
        return Stream.of(
                        WritingMutations.acknowledging(),
                        WritingMutations.relaying(),
                        TakeoverMutations.takingOver(),
                        TakeoverMutations.replaying(),
                        TakeoverMutations.others())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void a_planted_mistake_is_noticed(Mutation mutation) {
        List<String> violation = Mutant.grow(mutation).firstViolation(0, SEEDS);

        assertThat(violation).as("%s, in %d seeds", mutation, SEEDS).isNotEmpty();
        System.out.printf("%s: seed %s, %s%n", mutation, violation.get(0), violation.get(1));
        assertThat(mutation.expected()).contains(Invariant.valueOf(violation.get(1)));
    }

    @Test
    void each_invariant_is_broken_by_some_mistake() {
        Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
        mutations()
                .filter(mutation -> mutation.expected().size() == 1)
                .forEach(mutation -> broken.addAll(mutation.expected()));

        assertThat(broken).containsExactlyInAnyOrder(Invariant.values());
    }
}
