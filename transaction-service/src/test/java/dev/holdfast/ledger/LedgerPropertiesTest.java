package dev.holdfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every history. A failing case names its seed.
class LedgerPropertiesTest {

    private static final int SEEDS = 60;
    private static final int BATCHES = 6;
    private static final int BATCH = 25;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void deciding_a_batch_is_deciding_its_commands_one_by_one(long seed) {
        RandomCommands commands = new RandomCommands(seed);
        Book batched = new Book();
        Book single = new Book();
        for (int i = 0; i < BATCHES; i++) {
            List<Command> batch = commands.batch(BATCH);
            Ruling ruling = LedgerRules.decide(batch, batched.view(), Samples.NOON);
            List<Answer> answers = new ArrayList<>();
            for (Command command : batch) {
                Ruling one = LedgerRules.decide(List.of(command), single.view(), Samples.NOON);
                answers.addAll(one.answers());
                single.apply(one.change());
            }
            batched.apply(ruling.change());
            assertThat(ruling.answers()).isEqualTo(answers);
            assertThat(batched).isEqualTo(single);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void applying_decisions_elsewhere_gives_the_same_ledger(long seed) {
        Book here = new Book();
        Book there = new Book();
        for (LedgerChange change : history(seed, here)) {
            there.apply(LedgerChange.applying(change.decisions(), there.accounts()));
        }
        assertThat(there).isEqualTo(here);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void undoing_restores_exactly_what_was_there_before(long seed) {
        RandomCommands commands = new RandomCommands(seed);
        List<Book> before = new ArrayList<>();
        List<LedgerChange> changes = new ArrayList<>();
        Book book = new Book();
        for (int i = 0; i < BATCHES; i++) {
            before.add(book.copy());
            changes.add(
                    LedgerRules.decide(commands.batch(BATCH), book.view(), Samples.NOON).change());
            book.apply(changes.getLast());
        }
        for (int i = BATCHES - 1; i >= 0; i--) {
            book.undo(LedgerUndo.of(changes.get(i).decisions(), book.accounts()));
            assertThat(book).isEqualTo(before.get(i));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void money_is_conserved_and_no_balance_is_under_its_limit(long seed) {
        Book book = new Book();
        for (LedgerChange change : history(seed, book)) {
            assertThat(sums(change.postings()))
                    .allSatisfy((transaction, sum) -> assertThat(sum).isZero());
        }
        BigInteger total = BigInteger.ZERO;
        for (Account account : book.accounts().values()) {
            assertThat(account.balance()).isGreaterThanOrEqualTo(-account.overdraftLimit());
            total = total.add(BigInteger.valueOf(account.balance()));
        }
        assertThat(total).isZero();
        assertThat(versions(book)).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void one_key_has_one_outcome_for_ever(long seed) {
        RandomCommands commands = new RandomCommands(seed);
        Book book = new Book();
        Map<DecisionId, Decision> first = new HashMap<>();
        for (int i = 0; i < BATCHES; i++) {
            Ruling ruling = LedgerRules.decide(commands.batch(BATCH), book.view(), later(i));
            for (Answer answer : ruling.answers()) {
                Decision decision = answer.decision();
                assertThat(first.getOrDefault(decision.id(), decision)).isEqualTo(decision);
                first.put(decision.id(), decision);
            }
            book.apply(ruling.change());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_batch_needs_no_more_than_what_it_says_it_touches(long seed) {
        RandomCommands commands = new RandomCommands(seed);
        Book book = new Book();
        for (int i = 0; i < BATCHES; i++) {
            List<Command> batch = commands.batch(BATCH);
            Ruling ruling = LedgerRules.decide(batch, book.view(), Samples.NOON);
            Ruling narrow = LedgerRules.decide(batch, narrowed(book.view(), batch), Samples.NOON);
            assertThat(narrow).isEqualTo(ruling);
            book.apply(ruling.change());
        }
    }

    /// A property over commands that never come up proves nothing.
    @Test
    void the_generated_histories_hold_every_kind_of_outcome() {
        Set<Rejection> reasons = EnumSet.noneOf(Rejection.class);
        Map<Class<?>, Integer> outcomes = new HashMap<>();
        seeds().forEach(seed ->
                history(seed, new Book())
                        .forEach(change ->
                                change.decisions()
                                        .forEach(decision -> {
                                            outcomes.merge(
                                                    decision.outcome().getClass(), 1, Integer::sum);
                                            if (decision.outcome()
                                                    instanceof Outcome.Rejected rejected) {
                                                reasons.add(rejected.reason());
                                            }
                                        })));
        assertThat(reasons).containsExactlyInAnyOrder(Rejection.values());
        assertThat(outcomes.keySet())
                .containsExactlyInAnyOrder(Outcome.class.getPermittedSubclasses());
    }

    private static List<LedgerChange> history(long seed, Book book) {
        RandomCommands commands = new RandomCommands(seed);
        List<LedgerChange> changes = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            changes.add(
                    LedgerRules.decide(commands.batch(BATCH), book.view(), Samples.NOON).change());
            book.apply(changes.getLast());
        }
        return changes;
    }

    /// As a store reads it: the accounts of an original belong to what a reversal touches.
    private static LedgerView narrowed(LedgerView all, List<Command> batch) {
        Touched touched = Touched.byCommands(batch);
        Map<DecisionId, Decision> decisions = new HashMap<>(all.decisions());
        decisions
                .keySet()
                .removeIf(id ->
                        !touched.decisions().contains(id) && !touched.originals().contains(id));
        Set<AccountId> locked = new HashSet<>(touched.accounts());
        touched.originals()
                .forEach(original -> {
                    if (decisions.containsKey(original)
                            && decisions.get(original).outcome() instanceof Outcome.Posted posted) {
                        locked.add(posted.debit());
                        locked.add(posted.credit());
                    }
                });
        Map<AccountId, Account> accounts = new HashMap<>(all.accounts());
        accounts.keySet().retainAll(locked);
        Set<DecisionId> reversed = new HashSet<>(all.reversed());
        reversed.retainAll(touched.originals());
        return new LedgerView(accounts, decisions, reversed);
    }

    private static Instant later(int batch) {
        return Samples.NOON.plusSeconds(batch);
    }

    private static Map<DecisionId, BigInteger> sums(List<Posting> postings) {
        Map<DecisionId, BigInteger> sums = new HashMap<>();
        postings.forEach(posting ->
                sums.merge(
                        posting.transaction(),
                        BigInteger.valueOf(posting.amount()),
                        BigInteger::add));
        return sums;
    }

    private static List<String> versions(Book book) {
        return book.postings().stream()
                .map(posting -> posting.account() + " " + posting.version())
                .toList();
    }
}
