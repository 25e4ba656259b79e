package dev.holdfast.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The row locks of one database: keys and accounts by id, and the reign row, which batches share
/// and a takeover holds alone. Who waits for the reign row alone keeps later sharers out.
final class Locks {

    private final World world;
    private final Map<UUID, Session> held = new HashMap<>();
    private final List<Waiting> queue = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private int sharers;
    private @Nullable Session alone;

    Locks(World world) {
        this.world = world;
    }

    /// A transaction, from the server's point of view.
    static final class Session {

        final boolean exclusive;
        private boolean open = true;
        private Set<UUID> keys = Set.of();

        Session(boolean exclusive) {
            this.exclusive = exclusive;
        }

        boolean isOpen() {
            return open;
        }
    }

    /// Somebody who wants locks.
    ///
    /// @param keys computed anew at each try
    record Waiting(Session session, Supplier<Set<UUID>> keys, Runnable granted, Runnable refused) {}

    /// Takes the locks now or later; refuses after a time.
    void acquire(Waiting waiting, long atMost) {
        queue.add(waiting);
        grant();
        if (queue.contains(waiting)) {
            world.after(
                    atMost,
                    () -> {
                        if (queue.remove(waiting)) {
                            waiting.refused().run();
                            grant();
                        }
                    });
        }
    }

    private void grant() {
        boolean somebodyWantsItAlone = false;
        for (Waiting waiting : List.copyOf(queue)) {
            boolean kept = somebodyWantsItAlone && !waiting.session().exclusive;
            if (!kept && queue.contains(waiting) && tryTake(waiting)) {
                queue.remove(waiting);
                waiting.granted().run();
            }
            somebodyWantsItAlone |= waiting.session().exclusive && queue.contains(waiting);
        }
    }

    private boolean tryTake(Waiting waiting) {
        Session session = waiting.session();
        boolean reign = alone == null && (!session.exclusive || sharers == 0);
        if (!reign) {
            return false;
        }
        Set<UUID> keys = waiting.keys().get();
        if (keys.stream().anyMatch(held::containsKey)) {
            return false;
        }
        session.keys = keys;
        sessions.add(session);
        keys.forEach(key -> held.put(key, session));
        if (session.exclusive) {
            alone = session;
        } else {
            sharers++;
        }
        return true;
    }

    /// Ends a session that was granted its locks. Ending it again changes nothing.
    void release(Session session) {
        if (session.open) {
            session.open = false;
            sessions.remove(session);
            session.keys.forEach(held::remove);
            if (session.exclusive) {
                alone = null;
            } else {
                sharers--;
            }
            grant();
        }
    }

    /// Ends everything, as the end of the database does.
    void breakAll() {
        sessions.forEach(session -> session.open = false);
        sessions.clear();
        held.clear();
        sharers = 0;
        alone = null;
        List<Waiting> waiting = List.copyOf(queue);
        queue.clear();
        waiting.forEach(one -> one.refused().run());
    }
}
