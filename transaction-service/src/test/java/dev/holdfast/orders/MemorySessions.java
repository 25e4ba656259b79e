package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The table of sessions, in memory; it never deletes anything by itself.
public final class MemorySessions implements SessionStore {

    private final Map<SessionKey, Session> sessions = new HashMap<>();
    private volatile boolean down;

    public void goDown(boolean isDown) {
        down = isDown;
    }

    @Override
    public Uni<Void> put(Session session) {
        return answer(() -> {
            sessions.put(session.key(), session);
            return null;
        });
    }

    @Override
    public Uni<Optional<Session>> find(SessionKey key) {
        return answer(() -> Optional.ofNullable(sessions.get(key)));
    }

    @Override
    public Uni<Void> remove(SessionKey key) {
        return answer(() -> {
            sessions.remove(key);
            return null;
        });
    }

    private <T> Uni<T> answer(Supplier<T> work) {
        return Uni.createFrom().item(() -> now(work));
    }

    private synchronized <T> T now(Supplier<T> work) {
        if (down) {
            throw new PartUnavailable("The sessions are away.", new IllegalStateException());
        }
        return work.get();
    }
}
