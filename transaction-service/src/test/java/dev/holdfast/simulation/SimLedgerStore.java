package dev.holdfast.simulation;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RelaySnapshot;
import dev.holdfast.processing.Settlement;
import dev.holdfast.region.Gate;
import dev.holdfast.simulation.FaultyNetwork.Reply;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.LongSupplier;

/// The write path's port to the database. It keeps to what the port promises and to nothing more:
/// two batches that touch different things run at the same time here.
final class SimLedgerStore implements LedgerStore {

    /// A snapshot has fewer rows than the outbox now and then, as a bound on bytes would do.
    private static final int FEW = 3;

    private final Server server;

    SimLedgerStore(Server server) {
        this.server = server;
    }

    /// @param order draws the number
    private record Asked(Gate gate, Touched touched, LongSupplier order) {}

    @Override
    public Uni<LedgerTransaction> begin(Gate gate, Touched touched) {
        LongSupplier order = server.database::drawOrder;
        return server.ask(reply -> begin(new Asked(gate, touched, order), reply));
    }

    private void begin(Asked asked, Reply<LedgerTransaction> reply) {
        if (!server.isWritable()) {
            reply.fail(Failures.UNAVAILABLE);
            return;
        }
        Locks.Session session = new Locks.Session(false);
        server.begin(
                session,
                () -> Views.keys(server.database.tables(), asked.touched()),
                () -> begun(session, asked, reply),
                () -> reply.fail(Failures.CONFLICT));
    }

    private void begun(Locks.Session session, Asked asked, Reply<LedgerTransaction> reply) {
        SimDatabase database = server.database;
        if (!server.gateIs(asked.gate())) {
            database.locks.release(session);
            reply.fail(Failures.GATE_CLOSED);
        } else if (server.conflicts()) {
            database.locks.release(session);
            reply.fail(Failures.CONFLICT);
        } else {
            long order = asked.order().getAsLong();
            reply.item(new SimLedgerTransaction(server, session, asked.touched(), order));
        }
    }

    @Override
    public Uni<RelaySnapshot> snapshot(int maxBytes) {
        return server.read(this::snapshot);
    }

    private RelaySnapshot snapshot(Tables tables) {
        List<OutboxRow> rows = List.copyOf(tables.outbox.values());
        int most = server.world.below(FEW) == 0 ? 1 : rows.size();
        return new RelaySnapshot(
                server.standing(tables), rows.subList(0, Math.min(most, rows.size())));
    }

    @Override
    public Uni<Settlement.Result> settle(Gate gate, Settlement settlement) {
        return server.write(reply -> settle(gate, settlement, reply));
    }

    private void settle(Gate gate, Settlement settlement, Reply<Settlement.Result> reply) {
        server.alone(
                new Locks.Session(false),
                reply,
                one -> {
                    if (server.gateIs(gate)) {
                        one.item(settle(settlement));
                    } else {
                        one.fail(Failures.GATE_CLOSED);
                    }
                });
    }

    private Settlement.Result settle(Settlement settlement) {
        Tables tables = server.database.tables();
        if (!tables.position.equals(settlement.from())) {
            server.world.count(Statistic.POSITION_MOVED);
            return Settlement.Result.MOVED;
        }
        if (!settlement.rows().stream().allMatch(row -> isThere(tables, row))) {
            server.world.count(Statistic.ROWS_MISSING);
            return Settlement.Result.ROWS_MISSING;
        }
        server.database.commit(
                "settlement of " + settlement.to(), false, after -> write(after, settlement));
        return Settlement.Result.DONE;
    }

    private static boolean isThere(Tables tables, CarriedRow row) {
        OutboxRow found = tables.rows.get(row.id());
        return found != null && found.decisions().equals(row.decisions());
    }

    private static void write(Tables tables, Settlement settlement) {
        settlement.rows().forEach(row -> tables.delete(row.id()));
        tables.moveTo(settlement.to(), settlement.hash());
    }

    @Override
    public Uni<Evidence> evidence(DecisionId decision, RowId row) {
        return server.read(tables -> counted(evidence(tables, decision, row)));
    }

    private static Evidence evidence(Tables tables, DecisionId decision, RowId row) {
        Tables.Recorded recorded = tables.decisions.get(decision);
        if (recorded == null || !recorded.row().equals(row)) {
            return Evidence.GONE;
        }
        return tables.rows.containsKey(row) ? Evidence.IN_OUTBOX : Evidence.JOURNALED;
    }

    private Evidence counted(Evidence evidence) {
        switch (evidence) {
            case JOURNALED -> server.world.count(Statistic.EVIDENCE_JOURNALED);
            case GONE -> server.world.count(Statistic.EVIDENCE_GONE);
            case IN_OUTBOX -> {}
        }
        return evidence;
    }
}
