package dev.holdfast.simulation;

import dev.holdfast.ledger.LedgerUndo;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Standing;
import dev.holdfast.recovery.RecoveryTransaction;
import dev.holdfast.simulation.FaultyNetwork.Reply;
import io.smallrye.mutiny.Uni;

/// A transaction of a takeover, which holds the reign row alone.
final class SimRecoveryTransaction implements RecoveryTransaction {

    private final Server server;
    private final Locks.Session session;
    private final Standing standing;
    private final LedgerView view;

    SimRecoveryTransaction(Server server, Locks.Session session, Touched touched) {
        this.server = server;
        this.session = session;
        this.standing = server.standing();
        this.view = Views.view(server.database.tables(), touched);
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public LedgerView view() {
        return view;
    }

    @Override
    public Uni<Boolean> undo(LedgerUndo undo, OutboxRow row) {
        return server.write(reply -> inSession(reply, () -> answerUndo(undo, row, reply)));
    }

    private <T> void inSession(Reply<T> reply, Runnable statement) {
        if (!session.isOpen()) {
            reply.fail(Failures.UNAVAILABLE);
        } else if (server.conflicts()) {
            reply.fail(Failures.CONFLICT);
        } else {
            statement.run();
        }
        server.database.locks.release(session);
    }

    private void answerUndo(LedgerUndo undo, OutboxRow row, Reply<Boolean> reply) {
        boolean there = server.database.tables().rows.containsKey(row.id());
        if (there) {
            server.world.count(Statistic.ROWS_UNDONE);
            server.database.commit(
                    "undo of row " + row.order(),
                    false,
                    tables -> {
                        tables.remove(undo);
                        tables.delete(row.id());
                    });
        }
        reply.item(there);
    }

    @Override
    public Uni<Void> replay(Replayed replayed) {
        return server.write(reply -> inSession(reply, () -> answerReplay(replayed, reply)));
    }

    private void answerReplay(Replayed replayed, Reply<Void> reply) {
        if (!server.database.tables().allows(replayed.change())) {
            server.world.count(Statistic.REFUSALS);
            reply.fail(Failures.REFUSED);
            return;
        }
        server.world.count(Statistic.ENTRIES_REPLAYED);
        server.auditor.written(replayed.change());
        server.database.commit(
                "replay of " + replayed.entry().position(),
                false,
                tables -> {
                    tables.insert(replayed.change(), replayed.carriers());
                    tables.moveTo(replayed.entry().entry().reached(), replayed.entry().hash());
                });
        reply.item(null);
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
