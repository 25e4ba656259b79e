package dev.holdfast.http;

import dev.holdfast.orders.Session;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A session, as its owner sees it.
@RegisterForReflection
@Schema(name = "Session", description = "What you keep for a while")
public record SessionView(
        String id,
        @Schema(description = "Text that only you understand") String data,
        @Schema(description = "From then on it is gone") Instant expires) {

    static SessionView of(Session session) {
        return new SessionView(session.key().id(), session.data(), session.expires());
    }
}
