package dev.holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.client.LoadPlan.Mix;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.Transfer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A seed stands for one sequence of requests, in whatever order they are asked for.
class SequenceTest {

    private static List<Operation> operations(Mix mix, long seed) {
        Sequence sequence = new Sequence(Plans.workload(mix, seed));
        return LongStream.range(0, 2_000).mapToObj(sequence::at).toList();
    }

    @ParameterizedTest
    @EnumSource(Mix.class)
    void the_same_seed_gives_the_same_requests(Mix mix) {
        assertThat(operations(mix, 7)).isEqualTo(operations(mix, 7));
        assertThat(operations(mix, 7)).isNotEqualTo(operations(mix, 8));
    }

    @Test
    void a_mix_has_its_shares() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        operations(Mix.MIXED, 1).forEach(it -> counts.merge(it.kind(), 1, Integer::sum));

        assertThat(counts).containsOnlyKeys(Kind.values());
        assertThat(counts.get(Kind.PAYMENT)).isBetween(900, 1_100);
        assertThat(counts.get(Kind.BULK_PAYMENT)).isBetween(20, 60);
    }

    @Test
    void a_hot_account_is_paid_by_all_others() {
        Set<String> payers = new HashSet<>();
        for (Operation operation : operations(Mix.HOT, 1)) {
            Transfer transfer = ((Operation.Payment) operation).transfer();
            assertThat(transfer.credit()).isEqualTo("hot");
            payers.add(transfer.debit());
        }
        assertThat(payers).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void no_key_is_used_twice_and_nobody_pays_themselves() {
        Set<String> keys = new HashSet<>();
        for (Operation operation : operations(Mix.LEDGER, 3)) {
            List<Transfer> transfers =
                    switch (operation) {
                        case Operation.Payment payment -> List.of(payment.transfer());
                        case Operation.Bulk bulk -> bulk.transfers();
                        case Operation.Order _, Operation.Read _, Operation.Session _ -> List.of();
                    };
            transfers.forEach(it -> {
                assertThat(keys.add(it.key())).as(it.key()).isTrue();
                assertThat(it.debit()).isNotEqualTo(it.credit());
                assertThat(it.amount()).isPositive();
            });
        }
    }

    @Test
    void some_orders_do_not_add_up() {
        assertThat(operations(Mix.ORDERS, 1))
                .extracting(it -> ((Operation.Order) it).order().sound())
                .contains(true, false);
    }
}
