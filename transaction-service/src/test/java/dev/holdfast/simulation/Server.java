package dev.holdfast.simulation;

import dev.holdfast.processing.Standing;
import dev.holdfast.region.Gate;
import dev.holdfast.simulation.FaultyNetwork.Reply;
import dev.holdfast.simulation.FaultyNetwork.Work;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// How a process talks to its region's database: over a connection that may break, to a server that
/// may be down, or a standby.
final class Server {

    private static final long TIMEOUT = 60 * World.MILLI;
    private static final long LATENCY = World.MILLI / 2;

    final SimDatabase database;
    final World world;
    final Auditor auditor;
    private final FaultyNetwork network;
    private final FaultyNetwork.Link link;

    Server(World world, Auditor auditor, SimDatabase database, FaultyNetwork network) {
        this.world = world;
        this.auditor = auditor;
        this.database = database;
        this.network = network;
        this.link = new FaultyNetwork.Link(TIMEOUT, LATENCY, database::isUp, false);
    }

    /// Something that writes nothing, unless and until it is committed.
    <T> Uni<T> ask(Work<T> work) {
        return network.call(link, Failures.UNAVAILABLE, work);
    }

    <T> Uni<T> read(Function<Tables, T> reading) {
        return ask(reply -> {
            if (database.isUp()) {
                reply.item(reading.apply(database.tables()));
            } else {
                reply.fail(Failures.UNAVAILABLE);
            }
        });
    }

    /// Something that commits.
    <T> Uni<T> write(Work<T> work) {
        return network.call(
                link,
                Failures.COMMIT_UNKNOWN,
                reply -> {
                    if (isWritable()) {
                        noteSilence(reply);
                        work.perform(reply);
                    } else {
                        reply.fail(Failures.UNAVAILABLE);
                    }
                });
    }

    private void noteSilence(Reply<?> reply) {
        if (!reply.isAwaited()) {
            world.count(Statistic.COMMITS_UNANSWERED);
        }
    }

    boolean isWritable() {
        return database.isUp() && database.isWriter();
    }

    /// A transaction of one statement, once it has the reign row.
    <T> void alone(Locks.Session session, Reply<T> reply, Work<T> statement) {
        database.lock(
                session,
                Set::<UUID>of,
                () -> {
                    statement.perform(reply);
                    database.locks.release(session);
                },
                () -> reply.fail(Failures.CONFLICT));
    }

    /// Begins a transaction.
    void begin(
            Locks.Session session, Supplier<Set<UUID>> keys, Runnable granted, Runnable refused) {
        database.lock(
                session,
                keys,
                () -> {
                    database.endWhenIdle(session);
                    granted.run();
                },
                refused);
    }

    /// Whether a transaction is broken off because of another one.
    boolean conflicts() {
        boolean conflict =
                world.settings.isFaulty(world.now()) && world.perMille(world.settings.conflicts());
        if (conflict) {
            world.count(Statistic.CONFLICTS);
        }
        return conflict;
    }

    boolean gateIs(Gate gate) {
        boolean same = database.tables().gate.equals(gate);
        if (!same) {
            world.count(Statistic.GATE_REFUSALS);
        }
        return same;
    }

    Standing standing() {
        return standing(database.tables());
    }

    Standing standing(Tables tables) {
        return new Standing(tables.gate, tables.position, tables.hash, database.isWriter());
    }
}
