package dev.holdfast.postgres;

import static dev.holdfast.postgres.Commands.limit;
import static dev.holdfast.postgres.Commands.open;
import static dev.holdfast.postgres.Commands.reverse;
import static dev.holdfast.postgres.Commands.transfer;
import static dev.holdfast.postgres.TestLedger.CLAIM;
import static dev.holdfast.postgres.TestLedger.GATE;
import static dev.holdfast.postgres.TestLedger.ME;
import static dev.holdfast.postgres.TestLedger.OTHER;
import static dev.holdfast.postgres.TestLedger.await;
import static dev.holdfast.postgres.TestLedger.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.LedgerUndo;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Standing;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.recovery.RecoveryTransaction;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Undo, replay and open, on a real database.
@ExtendWith(SharedPostgres.class)
class RecoverIT {

    private static final Claim NEXT = claim(2, OTHER);

    private TestLedger ledger;
    private PostgresPair pair;

    @BeforeEach
    void openLedger(PostgresPair servers) {
        pair = servers;
        ledger = TestLedger.open(servers);
        ledger.submit(open("a", 100), open("b", 0));
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    private static void assertKind(StoreFailure.Kind kind, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        StoreFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    @Test
    void undo_and_replay_need_the_claim_that_closed_the_database() {
        await(ledger.recovery.close(NEXT));
        Touched nothing = Touched.byDecisions(List.of());

        assertKind(
                StoreFailure.Kind.GATE_CLOSED,
                () -> await(ledger.recovery.begin(claim(1, ME), nothing)));
        assertKind(
                StoreFailure.Kind.GATE_CLOSED,
                () -> await(ledger.recovery.begin(claim(2, ME), nothing)));
        RecoveryTransaction transaction = await(ledger.recovery.begin(NEXT, nothing));
        assertThat(transaction.standing().gate()).isEqualTo(Gate.closed(NEXT));
        await(transaction.rollback());
    }

    private boolean undoNewest() {
        OutboxRow row = await(ledger.recovery.newestRow()).orElseThrow();
        List<Decision> decisions = DecisionCodec.decode(row.decisions());
        RecoveryTransaction transaction =
                await(ledger.recovery.begin(NEXT, Touched.byDecisions(decisions)));
        LedgerUndo undo = LedgerUndo.of(decisions, transaction.view().accounts());
        return await(transaction.undo(undo, row));
    }

    @Test
    void undoing_newest_first_restores_every_earlier_state_exactly() {
        List<List<String>> states = new ArrayList<>();
        states.add(ledger.database().dump());
        ledger.submit(transfer("t1", "a", "b", 70), transfer("t2", "b", "a", 30));
        states.add(ledger.database().dump());
        ledger.submit(
                open("c", 5),
                transfer("t3", "a", "c", 20),
                limit("l", "a", 80),
                reverse("r", "t1"));
        states.add(ledger.database().dump());
        ledger.submit(
                limit("l2", "a", 90), limit("l3", "a", 95), transfer("poor", "c", "b", 1_000));
        await(ledger.recovery.close(NEXT));

        for (List<String> state : states.reversed()) {
            assertThat(undoNewest()).isTrue();
            assertThat(ledger.database().dump()).isEqualTo(state);
        }
        assertThat(undoNewest()).isTrue();
        assertThat(ledger.database().ledger()).isEmpty();
        assertThat(await(ledger.recovery.newestRow())).isEmpty();
    }

    @Test
    void undoing_a_row_that_is_gone_writes_nothing() {
        ledger.submit(transfer("t", "a", "b", 1));
        await(ledger.recovery.close(NEXT));
        OutboxRow row = await(ledger.recovery.newestRow()).orElseThrow();
        List<Decision> decisions = DecisionCodec.decode(row.decisions());
        RecoveryTransaction transaction =
                await(ledger.recovery.begin(NEXT, Touched.byDecisions(decisions)));
        LedgerUndo undo = LedgerUndo.of(decisions, transaction.view().accounts());
        ledger.database().execute("DELETE FROM outbox WHERE id = '" + row.id() + "'");
        List<String> before = ledger.database().dump();

        assertThat(await(transaction.undo(undo, row))).isFalse();
        assertThat(ledger.database().dump()).isEqualTo(before);
    }

    @Test
    void a_replayed_database_equals_the_one_that_decided() {
        List<ChainedEntry> journal = new ArrayList<>();
        ledger.submit(Commands.detailed("t1", "a", "b", 70), transfer("t2", "b", "a", 30));
        journal.add(ledger.relay());
        ledger.submit(open("c", 5), limit("l", "a", 60), transfer("poor", "c", "b", 1_000));
        ledger.submit(reverse("r", "t2"), reverse("again", "t2"));
        journal.add(ledger.relay());

        try (TestLedger other = TestLedger.closed(pair)) {
            await(other.recovery.close(NEXT));
            journal.forEach(entry -> TestLedger.replay(other, NEXT, entry));

            assertThat(other.database().dump()).isEqualTo(ledger.database().dump());
            ChainedEntry seal = TestLedger.seal(await(other.recovery.standing()));
            TestLedger.replay(other, NEXT, seal);
            Standing sealed = await(other.recovery.standing());
            assertThat(sealed.position()).isEqualTo(Position.startOf(new Epoch(2)));
            assertThat(sealed.hash()).isEqualTo(seal.hash());
            assertThat(await(other.recovery.open(NEXT)).gate())
                    .isEqualTo(Gate.open(new Epoch(2), OTHER));
        }
    }

    @Test
    void a_decision_that_is_present_already_cannot_be_replayed_over() {
        ledger.relay();
        ledger.submit(transfer("t", "a", "b", 1));
        ChainedEntry entry = ledger.relay();
        await(ledger.recovery.close(NEXT));
        List<String> before = ledger.database().dump();

        assertKind(StoreFailure.Kind.CONFLICT, () -> TestLedger.replay(ledger, NEXT, entry));
        assertThat(ledger.database().dump()).isEqualTo(before);
    }

    @Test
    void a_database_with_an_outbox_or_short_of_the_seal_does_not_open() {
        await(ledger.recovery.close(NEXT));

        assertThat(await(ledger.recovery.open(NEXT)).gate()).isEqualTo(Gate.closed(NEXT));
        undoNewest();
        assertThat(await(ledger.recovery.open(NEXT)).gate()).isEqualTo(Gate.closed(NEXT));
        TestLedger.replay(ledger, NEXT, TestLedger.seal(await(ledger.recovery.standing())));
        assertThat(await(ledger.recovery.open(claim(2, ME))).gate()).isEqualTo(Gate.closed(NEXT));
        Gate open = Gate.open(new Epoch(2), OTHER);
        assertThat(await(ledger.recovery.open(NEXT)).gate()).isEqualTo(open);
        assertThat(await(ledger.recovery.open(NEXT)).gate()).isEqualTo(open);
    }

    @Test
    void opening_again_for_the_claim_is_harmless_while_batches_run() {
        assertThat(await(ledger.recovery.open(CLAIM)).gate()).isEqualTo(GATE);
        assertThat(ledger.snapshot().rows()).hasSize(1);
    }
}
