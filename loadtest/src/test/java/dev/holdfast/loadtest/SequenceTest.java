package dev.holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.client.Book;
import dev.holdfast.client.LoadPlan.Mix;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.Transfer;
import java.util.EnumMap;
import java.util.HashMap;
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
    void a_hot_account_is_in_every_payment_and_pays_as_often_as_it_is_paid() {
        Set<String> others = new HashSet<>();
        int paid = 0;
        List<Transfer> transfers = payments(Mix.HOT, 1);
        for (Transfer transfer : transfers) {
            boolean isPaid = transfer.credit().equals("hot");
            assertThat(isPaid ? transfer.credit() : transfer.debit()).isEqualTo("hot");
            others.add(isPaid ? transfer.debit() : transfer.credit());
            paid += isPaid ? 1 : 0;
        }
        assertThat(others).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(paid).isBetween(transfers.size() * 2 / 5, transfers.size() * 3 / 5);
    }

    @Test
    void nobody_runs_dry_in_a_long_run_and_one_payment_in_a_hundred_is_beyond_means() {
        Sequence sequence = new Sequence(Plans.workload(Mix.LEDGER, 1));
        Map<String, Long> balances = new HashMap<>();
        long payments = 0;
        long beyond = 0;
        for (long number = 0; number < 1_000_000; number++) {
            for (Transfer transfer : transfers(sequence.at(number))) {
                payments++;
                if (transfer.amount() == Book.MORE_THAN_THEY_HAVE) {
                    beyond++;
                    assertThat(transfer.debit()).isNotEqualTo("hot");
                } else {
                    balances.merge(transfer.debit(), -transfer.amount(), Long::sum);
                    balances.merge(transfer.credit(), transfer.amount(), Long::sum);
                }
            }
        }
        assertThat(balances.values()).allSatisfy(it -> assertThat(it).isGreaterThan(-5_000_000));
        assertThat(beyond * 100).isBetween(payments * 3 / 4, payments * 5 / 4);
    }

    private static List<Transfer> payments(Mix mix, long seed) {
        return operations(mix, seed).stream().flatMap(it -> transfers(it).stream()).toList();
    }

    private static List<Transfer> transfers(Operation operation) {
        return switch (operation) {
            case Operation.Payment payment -> List.of(payment.transfer());
            case Operation.Bulk bulk -> bulk.transfers();
            case Operation.Order _, Operation.Read _, Operation.Session _ -> List.of();
        };
    }

    @Test
    void no_key_is_used_twice_and_nobody_pays_themselves() {
        Set<String> keys = new HashSet<>();
        for (Transfer it : payments(Mix.LEDGER, 3)) {
            assertThat(keys.add(it.key())).as(it.key()).isTrue();
            assertThat(it.debit()).isNotEqualTo(it.credit());
            assertThat(it.amount()).isPositive();
        }
    }

    @Test
    void some_orders_do_not_add_up() {
        assertThat(operations(Mix.ORDERS, 1))
                .extracting(it -> ((Operation.Order) it).order().sound())
                .contains(true, false);
    }
}
