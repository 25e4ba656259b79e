package dev.holdfast.postgres;

import static dev.holdfast.postgres.Commands.id;
import static dev.holdfast.postgres.Commands.open;
import static dev.holdfast.postgres.Commands.transfer;
import static dev.holdfast.postgres.TestLedger.GATE;
import static dev.holdfast.postgres.TestLedger.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Payload;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.processing.LedgerStore.Evidence;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RelaySnapshot;
import dev.holdfast.processing.Settlement;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the relay writes, on a real database.
@ExtendWith(SharedPostgres.class)
class SettleIT {

    private TestLedger ledger;

    @BeforeEach
    void openLedger(PostgresPair pair) {
        ledger = TestLedger.open(pair);
        ledger.submit(open("a", 100), open("b", 0));
        ledger.submit(transfer("t", "a", "b", 1));
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void settling_deletes_the_rows_and_moves_the_position_with_its_hash() {
        RelaySnapshot snapshot = ledger.snapshot();
        Settlement settlement = ledger.settlement(snapshot);

        Settlement.Result result = await(ledger.store.settle(GATE, settlement));

        assertThat(result).isEqualTo(Settlement.Result.DONE);
        RelaySnapshot after = ledger.snapshot();
        assertThat(after.rows()).isEmpty();
        assertThat(after.standing().position()).isEqualTo(settlement.to());
        assertThat(after.standing().hash()).isEqualTo(settlement.hash());
        assertThat(after.standing().gate()).isEqualTo(GATE);
        assertThat(after.standing().writable()).isTrue();
    }

    @Test
    void rows_that_the_entry_does_not_name_stay() {
        RelaySnapshot snapshot = ledger.snapshot();
        ledger.submit(transfer("later", "a", "b", 1));
        List<OutboxRow> all = ledger.snapshot().rows();

        await(ledger.store.settle(GATE, ledger.settlement(snapshot)));

        assertThat(ledger.snapshot().rows()).isEqualTo(all.subList(2, 3));
    }

    @Test
    void settling_twice_says_that_the_position_has_moved_and_writes_nothing() {
        Settlement settlement = ledger.settlement(ledger.snapshot());
        await(ledger.store.settle(GATE, settlement));
        ledger.submit(transfer("later", "a", "b", 1));
        List<String> before = ledger.database().dump();

        assertThat(await(ledger.store.settle(GATE, settlement))).isEqualTo(Settlement.Result.MOVED);
        assertThat(ledger.database().dump()).isEqualTo(before);
    }

    @Test
    void a_row_that_is_not_there_stops_the_settlement() {
        List<CarriedRow> rows = new ArrayList<>(ledger.settlement(ledger.snapshot()).rows());
        rows.add(new CarriedRow(new RowId(UUID.randomUUID()), rows.getFirst().decisions()));

        assertMissing(rows);
    }

    @Test
    void a_row_with_other_content_stops_the_settlement() {
        List<CarriedRow> rows = new ArrayList<>(ledger.settlement(ledger.snapshot()).rows());
        byte[] changed = rows.getLast().decisions().bytes().clone();
        changed[changed.length - 1]++;
        rows.set(1, new CarriedRow(rows.getLast().id(), Payload.of(changed)));

        assertMissing(rows);
    }

    private void assertMissing(List<CarriedRow> rows) {
        List<String> before = ledger.database().dump();
        Settlement settlement =
                new Settlement(
                        Position.START, Position.START.next(), new EntryHash(1, 2, 3, 4), rows);

        assertThat(await(ledger.store.settle(GATE, settlement)))
                .isEqualTo(Settlement.Result.ROWS_MISSING);
        assertThat(ledger.database().dump()).isEqualTo(before);
    }

    @Test
    void a_relay_of_another_reign_is_turned_away() {
        Settlement settlement = ledger.settlement(ledger.snapshot());
        List<String> before = ledger.database().dump();
        Gate late = Gate.open(new Epoch(2), TestLedger.ME);

        assertThatThrownBy(() -> await(ledger.store.settle(late, settlement)))
                .isInstanceOfSatisfying(
                        StoreFailure.class,
                        failure ->
                                assertThat(failure.kind())
                                        .isEqualTo(StoreFailure.Kind.GATE_CLOSED));
        assertThat(ledger.database().dump()).isEqualTo(before);
    }

    @Test
    void evidence_tells_a_journaled_decision_from_a_waiting_one_and_from_one_undone() {
        RowId row = ledger.snapshot().rows().getLast().id();

        assertThat(await(ledger.store.evidence(id("t"), row))).isEqualTo(Evidence.IN_OUTBOX);
        ledger.relay();
        assertThat(await(ledger.store.evidence(id("t"), row))).isEqualTo(Evidence.JOURNALED);
        RowId other = new RowId(UUID.randomUUID());
        assertThat(await(ledger.store.evidence(id("t"), other))).isEqualTo(Evidence.GONE);
        assertThat(await(ledger.store.evidence(id("undone"), row))).isEqualTo(Evidence.GONE);
    }
}
