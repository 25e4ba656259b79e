package dev.holdfast.operations;

import dev.holdfast.processing.LedgerStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Health, as `{"status":"UP|DOWN","checks":[{"name","status","detail"}]}` with 200 or 503. Open to
/// everyone, since load balancers carry no token: no secrets and no payload are in it.
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Health", description = "For load balancers, DNS and people; without a token.")
public class HealthResource {

    private static final int OUTBOX_BYTES = 360_000;
    private static final Duration OUTBOX_PATIENCE = Duration.ofSeconds(1);

    private final CheckHealth health;
    private final LedgerStore store;

    HealthResource(CheckHealth health, LedgerStore store) {
        this.health = health;
        this.store = store;
    }

    @GET
    @Path("/live")
    @Operation(summary = "Whether the process answers; depends on nothing else")
    @APIResponse(responseCode = "200", description = "It does")
    public RestResponse<HealthReport> live() {
        return answer(health.live());
    }

    @GET
    @Path("/ready")
    @Operation(summary = "Whether this region could do its work, be it as a standby")
    @APIResponse(responseCode = "200", description = "It could")
    @APIResponse(responseCode = "503", description = "It could not; the body says why")
    public RestResponse<HealthReport> ready() {
        return answer(health.ready());
    }

    @GET
    @Path("/routing")
    @Operation(
            summary = "Whether traffic should come here",
            description =
                    "UP only while this region is active, its database accepts writes of its epoch, and"
                            + " the journal answers. Point DNS and load balancers at it.")
    @APIResponse(responseCode = "200", description = "It should")
    @APIResponse(responseCode = "503", description = "It should not; the body says why")
    public RestResponse<HealthReport> routing() {
        return answer(health.routing());
    }

    @GET
    @Operation(summary = "Every check, with figures, for people")
    @APIResponse(responseCode = "200", description = "All is well, be it as a standby")
    @APIResponse(responseCode = "503", description = "Something is down; the body says what")
    public Uni<RestResponse<HealthReport>> everything() {
        return outbox().map(this::withFigures).map(HealthResource::answer);
    }

    private Uni<HealthCheck> outbox() {
        return store.snapshot(OUTBOX_BYTES)
                .map(found ->
                        HealthCheck.up(
                                "outbox",
                                found.rows().size() + " rows wait (of the first 360 kB)."))
                .ifNoItem()
                .after(OUTBOX_PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(
                        failure -> HealthCheck.down("outbox", "The database did not answer."));
    }

    private HealthReport withFigures(HealthCheck outbox) {
        List<HealthCheck> checks = new ArrayList<>(health.everything().checks());
        checks.add(outbox);
        return HealthReport.of(checks);
    }

    private static RestResponse<HealthReport> answer(HealthReport report) {
        Response.Status status =
                report.isUp() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE;
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(status.getStatusCode()), report)
                .header("Cache-Control", "no-store")
                .build();
    }
}
