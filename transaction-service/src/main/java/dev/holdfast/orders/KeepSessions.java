package dev.holdfast.orders;

import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keeps sessions until they expire. An expired one is gone at that very second, whenever the table
/// gets around to deleting it.
public final class KeepSessions {

    private final SessionStore sessions;
    private final Pace pace;

    public KeepSessions(SessionStore sessions, Pace pace) {
        this.sessions = sessions;
        this.pace = pace;
    }

    /// Keeps the data, in place of what was there.
    ///
    /// @param lifetime how long from now, in whole seconds
    public Uni<Session> keep(SessionKey key, String data, Duration lifetime) {
        Instant expires = Instant.ofEpochSecond(pace.now().plus(lifetime).getEpochSecond());
        Session session = new Session(key, data, expires);
        return sessions.put(session).replaceWith(session);
    }

    public Uni<Optional<Session>> find(SessionKey key) {
        return sessions.find(key)
                .map(found -> found.filter(session -> pace.now().isBefore(session.expires())));
    }

    public Uni<Void> end(SessionKey key) {
        return sessions.remove(key);
    }
}
