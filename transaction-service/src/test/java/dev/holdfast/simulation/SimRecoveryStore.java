package dev.holdfast.simulation;

import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Standing;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.RecoveryTransaction;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import dev.holdfast.simulation.FaultyNetwork.Reply;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/// A takeover's port to the database.
final class SimRecoveryStore implements RecoveryStore {

    private final Server server;

    SimRecoveryStore(Server server) {
        this.server = server;
    }

    @Override
    public Uni<Standing> standing() {
        return server.read(server::standing);
    }

    @Override
    public Uni<Standing> close(Claim claim) {
        return server.write(reply ->
                server.alone(new Locks.Session(true), reply, one -> one.item(closed(claim))));
    }

    private Standing closed(Claim claim) {
        if (server.database.tables().gate.epoch().isBefore(claim.epoch())) {
            Gate closed = Gate.closed(claim);
            if (server.database.isTakenOverInPlace()) {
                server.world.count(Statistic.TAKEOVERS_IN_PLACE);
            }
            server.database.commit("close for " + closed, true, tables -> tables.gate = closed);
        }
        return server.standing();
    }

    @Override
    public Uni<Optional<OutboxRow>> newestRow() {
        return server.read(
                tables -> Optional.ofNullable(tables.outbox.lastEntry()).map(Map.Entry::getValue));
    }

    @Override
    public Uni<RecoveryTransaction> begin(Claim claim, Touched touched) {
        return server.ask(reply -> begin(claim, touched, reply));
    }

    private void begin(Claim claim, Touched touched, Reply<RecoveryTransaction> reply) {
        if (!server.isWritable()) {
            reply.fail(Failures.UNAVAILABLE);
            return;
        }
        SimDatabase database = server.database;
        Locks.Session session = new Locks.Session(true);
        server.begin(
                session,
                () -> Views.keys(database.tables(), touched),
                () -> {
                    if (server.gateIs(Gate.closed(claim))) {
                        reply.item(new SimRecoveryTransaction(server, session, touched));
                    } else {
                        database.locks.release(session);
                        reply.fail(Failures.GATE_CLOSED);
                    }
                },
                () -> reply.fail(Failures.CONFLICT));
    }

    @Override
    public Uni<Standing> open(Claim claim) {
        return server.write(reply ->
                server.alone(new Locks.Session(true), reply, one -> one.item(opened(claim))));
    }

    private Standing opened(Claim claim) {
        Tables now = server.database.tables();
        boolean ready =
                now.gate.equals(Gate.closed(claim))
                        && now.outbox.isEmpty()
                        && now.position.equals(Position.startOf(claim.epoch()));
        if (ready) {
            Gate open = Gate.open(claim.epoch(), claim.region());
            server.database.commit("open for " + open, true, tables -> tables.gate = open);
            server.auditor.opened(server.database, claim);
        }
        return server.standing();
    }
}
