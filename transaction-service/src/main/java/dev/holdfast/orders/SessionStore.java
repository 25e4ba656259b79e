package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// The sessions, readable and writable in every region. A write reaches the other region shortly
/// after it is answered; of two that cross the later one stays. Fails with [PartUnavailable].
public interface SessionStore {

    Uni<Void> put(Session session);

    /// Expired sessions may still be there.
    Uni<Optional<Session>> find(SessionKey key);

    Uni<Void> remove(SessionKey key);
}
