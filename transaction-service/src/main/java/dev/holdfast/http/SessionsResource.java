package dev.holdfast.http;

import dev.holdfast.orders.KeepSessions;
import dev.holdfast.orders.Session;
import dev.holdfast.orders.SessionKey;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Sessions of callers. Every region reads and writes them, whichever is active.
@Path("/v1/sessions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
@APIResponse(responseCode = "default", ref = ApiDocument.PROBLEM)
public class SessionsResource {

    private static final String DATA = "data";
    private static final String LIFETIME = "lifetimeSeconds";
    private static final long LONGEST = Duration.ofDays(30).toSeconds();

    private final KeepSessions sessions;

    SessionsResource(KeepSessions sessions) {
        this.sessions = sessions;
    }

    @Schema(name = "KeepSession")
    record KeepSession(
            @Schema(maxLength = Session.MOST, required = true) String data,
            @Schema(
                            description = "How long from now, up to 30 days",
                            minimum = "1",
                            maximum = "2592000",
                            required = true)
                    long lifetimeSeconds) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.WRITE)
    @Operation(
            summary = "Keep a session, in place of what was there",
            description =
                    "It reaches the other region shortly after the answer; of two writes that cross, the later one stays.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = KeepSession.class),
                            example = "{\"data\":\"cart=tea\",\"lifetimeSeconds\":1800}"))
    @APIResponse(
            responseCode = "200",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Uni<SessionView> keep(
            @Context SecurityContext security, @PathParam("id") String id, byte[] body) {
        SessionKey key = key(security, id);
        Fields fields = Fields.of(body, Set.of(DATA, LIFETIME));
        String data = fields.text(DATA);
        if (data.length() > Session.MOST) {
            throw fields.bad(DATA, "A session has at most " + Session.MOST + " characters.");
        }
        long seconds = fields.number(LIFETIME);
        if (seconds < 1 || seconds > LONGEST) {
            throw fields.bad(LIFETIME, "A lifetime is 1 to " + LONGEST + " seconds.");
        }
        return sessions.keep(key, data, Duration.ofSeconds(seconds)).map(SessionView::of);
    }

    @GET
    @RolesAllowed(Roles.READ)
    @Operation(summary = "A session that has not expired")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Uni<SessionView> session(@Context SecurityContext security, @PathParam("id") String id) {
        SessionKey key = key(security, id);
        return sessions.find(key)
                .map(found -> found.orElseThrow(() -> Missing.session(key)))
                .map(SessionView::of);
    }

    @DELETE
    @RolesAllowed(Roles.WRITE)
    @Operation(summary = "End a session, if there is one")
    @APIResponse(responseCode = "204", description = "It is not there any more")
    public Uni<RestResponse<Void>> end(
            @Context SecurityContext security, @PathParam("id") String id) {
        return sessions.end(key(security, id)).replaceWith(RestResponse.noContent());
    }

    private static SessionKey key(SecurityContext security, String id) {
        String owner = Caller.subject(security);
        try {
            return new SessionKey(owner, id);
        } catch (IllegalArgumentException malformed) {
            throw new BadInput("id", String.valueOf(malformed.getMessage()));
        }
    }
}
