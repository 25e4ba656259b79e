package dev.holdfast.postgres;

import static dev.holdfast.postgres.Commands.limit;
import static dev.holdfast.postgres.Commands.open;
import static dev.holdfast.postgres.Commands.reverse;
import static dev.holdfast.postgres.Commands.transfer;
import static dev.holdfast.postgres.TestLedger.CLAIM;
import static dev.holdfast.postgres.TestLedger.GATE;
import static dev.holdfast.postgres.TestLedger.OTHER;
import static dev.holdfast.postgres.TestLedger.await;
import static dev.holdfast.postgres.TestLedger.claim;
import static dev.holdfast.postgres.TestLedger.commit;
import static dev.holdfast.postgres.TestLedger.rowOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Touched;
import dev.holdfast.postgres.PlantedSchema.Change;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RelaySnapshot;
import dev.holdfast.processing.Settlement;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.recovery.UndoOutbox;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Those mistakes of the protocol's list that live in SQL, planted in the product's own migration
/// and shown on a real server: what holds without them breaks with them.
@ExtendWith(SharedPostgres.class)
class SqlMutationsIT {

    private static final String FOLD = "database = fold(journal up to its position) + its outbox";
    private static final String DEPENDENCY = "nothing in the journal depends on a row that is not";
    private static final String OPENS = "the outbox is empty when the region opens";
    private static final Claim NEXT = claim(2, OTHER);

    /// What happens to a ledger, and what has to hold afterwards.
    interface Story {
        void play(TestLedger ledger, SqlMutationsIT test);
    }

    /// @param invariant that it breaks
    record Mutation(String name, String invariant, List<Change> changes, Story story) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mutation> mutations() {
        return Stream.of(
                // The missing rows would be noticed.
                new Mutation(
                        "unconditional position",
                        FOLD,
                        List.of(
                                new Change(
                                        "WHERE epoch = p_from_epoch AND sequence = p_from_sequence",
                                        "WHERE true"),
                                new Change(
                                        "IF written <> cardinality(p_rows) THEN", "IF false THEN")),
                        (ledger, test) -> test.aRelayWakesUpLate(ledger)),
                // Rows too many would be noticed.
                new Mutation(
                        "delete by <= max id",
                        FOLD,
                        List.of(
                                new Change(
                                        "USING unnest(p_rows, p_decisions) AS r(id, decisions)\n"
                                                + "    WHERE o.id = r.id AND o.decisions = r.decisions;",
                                        "WHERE o.order_number <= (SELECT max(q.order_number)"
                                                + " FROM outbox q WHERE q.id = ANY (p_rows));"),
                                new Change(
                                        "IF written <> cardinality(p_rows) THEN", "IF false THEN")),
                        (ledger, test) -> test.anEntryNamesTheLaterOfTwoRows(ledger)),
                new Mutation(
                        "order numbers against the order of the locks",
                        DEPENDENCY,
                        List.of(
                                new Change(
                                        "CREATE SEQUENCE outbox_order CACHE 1",
                                        "CREATE SEQUENCE outbox_order CACHE 32")),
                        (ledger, test) -> test.twoSessionsTakeTurns(ledger)),
                // What is newest has the highest number.
                new Mutation(
                        "undo forwards",
                        FOLD,
                        List.of(
                                new Change(
                                        "CREATE SEQUENCE outbox_order CACHE 1",
                                        "CREATE SEQUENCE outbox_order INCREMENT BY -1 CACHE 1")),
                        (ledger, test) -> test.twoChangesOfOneLimitAreUndone(ledger)),
                new Mutation(
                        "no reign gate in the database",
                        OPENS,
                        List.of(
                                new Change(
                                        "FOR SHARE;\n"
                                                + "    PERFORM require_reign(reign, p_epoch, p_region, p_open);\n"
                                                + "END",
                                        "FOR SHARE;\nEND")),
                        (ledger, test) -> test.aWriterOfTheOldReignComesLate(ledger)));
    }

    private final List<ChainedEntry> journal = new ArrayList<>();
    private PostgresPair pair;

    @BeforeEach
    void take(PostgresPair servers) {
        pair = servers;
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void a_mistake_that_is_planted_in_the_sql_breaks_its_invariant(Mutation mutation) {
        play(mutation.story(), List.of());

        assertThatThrownBy(() -> play(mutation.story(), mutation.changes()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(mutation.invariant());
    }

    private void play(Story story, List<Change> changes) {
        journal.clear();
        try (TestLedger ledger = new TestLedger(PlantedSchema.create(pair, changes))) {
            await(ledger.recovery.close(CLAIM));
            await(ledger.recovery.open(CLAIM));
            ledger.submit(open("a", 100), open("b", 100), open("c", 100), open("d", 100));
            journal.add(ledger.relay());
            story.play(ledger, this);
        }
    }

    private void aRelayWakesUpLate(TestLedger ledger) {
        ledger.submit(transfer("t1", "a", "b", 1));
        Settlement late = ledger.settlement(ledger.snapshot());
        journal.add(ledger.relay());
        ledger.submit(transfer("t2", "a", "b", 2));
        journal.add(ledger.relay());

        await(ledger.store.settle(GATE, late));

        databaseIsFold(ledger);
    }

    private void anEntryNamesTheLaterOfTwoRows(TestLedger ledger) {
        ledger.submit(transfer("t1", "a", "b", 1));
        ledger.submit(transfer("t2", "c", "d", 2));
        RelaySnapshot both = ledger.snapshot();
        RelaySnapshot later = new RelaySnapshot(both.standing(), both.rows().subList(1, 2));

        await(ledger.store.settle(GATE, ledger.settlement(later)));
        journal.add(TestLedger.entry(later));

        databaseIsFold(ledger);
    }

    private void twoSessionsTakeTurns(TestLedger ledger) {
        Pool one = ledger.database().pool(1);
        Pool two = ledger.database().pool(1);
        submit(one, transfer("t1", "a", "b", 1));
        submit(two, transfer("t2", "a", "b", 2));
        submit(one, reverse("r2", "t2"));
        await(one.close());
        await(two.close());
        List<String> committed = List.of("t1", "t2", "r2");

        List<String> relayed =
                ledger.database()
                        .rows(
                                "SELECT d.key FROM outbox o JOIN decisions d ON d.row_id = o.id"
                                        + " ORDER BY o.order_number");

        assertThat(relayed).as(DEPENDENCY).isEqualTo(committed);
    }

    private static void submit(Pool session, Command command) {
        PgLedgerStore store = new PgLedgerStore(session, TestLedger.TIMEOUT);
        LedgerTransaction transaction =
                await(store.begin(GATE, Touched.byCommands(List.of(command))));
        commit(transaction, rowOf(transaction), command);
    }

    private void twoChangesOfOneLimitAreUndone(TestLedger ledger) {
        ledger.submit(limit("l1", "a", 50));
        ledger.submit(limit("l2", "a", 70));

        await(ledger.recovery.close(NEXT));
        await(new UndoOutbox(ledger.recovery).run(NEXT));

        databaseIsFold(ledger);
    }

    private void aWriterOfTheOldReignComesLate(TestLedger ledger) {
        await(ledger.recovery.close(NEXT));
        await(new UndoOutbox(ledger.recovery).run(NEXT));
        try {
            ledger.submit(transfer("late", "a", "b", 1));
        } catch (StoreFailure refused) {
            assertThat(refused.kind()).isEqualTo(StoreFailure.Kind.GATE_CLOSED);
        }
        TestLedger.replay(ledger, NEXT, TestLedger.seal(await(ledger.recovery.standing())));

        assertThat(await(ledger.recovery.open(NEXT)).gate())
                .as(OPENS)
                .isEqualTo(Gate.open(NEXT.epoch(), NEXT.region()));
    }

    /// Applies the journal, and then the outbox, to a sound database, and compares.
    private void databaseIsFold(TestLedger ledger) {
        List<OutboxRow> outbox = ledger.snapshot().rows();
        long position = await(ledger.recovery.standing()).position().sequence();
        try (TestLedger reference = TestLedger.closed(pair)) {
            await(reference.recovery.close(CLAIM));
            journal.stream()
                    .filter(entry -> entry.position().sequence() <= position)
                    .forEach(entry -> TestLedger.replay(reference, CLAIM, entry));
            RelaySnapshot rest = new RelaySnapshot(await(reference.recovery.standing()), outbox);
            TestLedger.replay(reference, CLAIM, TestLedger.entry(rest));

            assertThat(content(ledger)).as(FOLD).isEqualTo(content(reference));
        }
    }

    private static List<String> content(TestLedger ledger) {
        return ledger.database().ledger().stream()
                .filter(line -> !line.startsWith("outbox|"))
                .toList();
    }
}
