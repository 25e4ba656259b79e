package dev.holdfast.simulation;

import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RecordedDecision;
import dev.holdfast.simulation.FaultyNetwork.Reply;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.Map;

/// A batch's transaction. What it saw is what its locks cover.
final class SimLedgerTransaction implements LedgerTransaction {

    private static final int REFUSED_PER_MILLE = 4;

    private final Server server;
    private final Locks.Session session;
    private final LedgerView view;
    private final Map<DecisionId, RecordedDecision> recorded;
    private final long order;

    SimLedgerTransaction(Server server, Locks.Session session, Touched touched, long order) {
        Tables tables = server.database.tables();
        this.server = server;
        this.session = session;
        this.view = Views.view(tables, touched);
        this.recorded = Views.recorded(tables, touched);
        this.order = order;
    }

    @Override
    public LedgerView view() {
        return view;
    }

    @Override
    public Map<DecisionId, RecordedDecision> recorded() {
        return recorded;
    }

    @Override
    public long order() {
        return order;
    }

    @Override
    public Uni<Void> commit(LedgerChange change, OutboxRow row) {
        return server.write(reply -> commit(change, row, reply));
    }

    private void commit(LedgerChange change, OutboxRow row, Reply<Void> reply) {
        if (!session.isOpen()) {
            reply.fail(Failures.UNAVAILABLE);
            return;
        }
        if (!server.database.tables().allows(row, change) || isRefused()) {
            server.world.count(Statistic.REFUSALS);
            reply.fail(Failures.REFUSED);
        } else if (server.conflicts()) {
            reply.fail(Failures.CONFLICT);
        } else {
            write(change, row);
            reply.item(null);
        }
        server.database.locks.release(session);
    }

    private boolean isRefused() {
        World world = server.world;
        return world.settings.isFaulty(world.now())
                && world.settings.conflicts() > 0
                && world.perMille(REFUSED_PER_MILLE);
    }

    private void write(LedgerChange change, OutboxRow row) {
        server.auditor.written(change);
        var carriers = Collections.nCopies(change.decisions().size(), row.id());
        server.database.commit(
                "row " + row.order() + " with " + change.decisions().size() + " decisions",
                false,
                tables -> {
                    tables.insert(change, carriers);
                    tables.add(row);
                });
    }

    @Override
    public Uni<Void> rollback() {
        return server.<Void>ask(
                        reply -> {
                            server.database.locks.release(session);
                            reply.item(null);
                        })
                .onFailure()
                .recoverWithNull();
    }
}
