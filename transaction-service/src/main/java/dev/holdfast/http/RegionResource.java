package dev.holdfast.http;

import dev.holdfast.recovery.RoleParameter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// This region: what it does, and what operators may have it do.
@Path("/v1/region")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Region")
@APIResponse(responseCode = "default", ref = ApiDocument.PROBLEM)
public class RegionResource {

    private static final String UNSAID = "no reason given";

    private final DescribeRegion describe;
    private final OperateRegion operate;
    private final RoleParameter parameter;

    RegionResource(DescribeRegion describe, OperateRegion operate, RoleParameter parameter) {
        this.describe = describe;
        this.operate = operate;
        this.parameter = parameter;
    }

    @GET
    @RolesAllowed(Roles.READ)
    @Operation(summary = "What this region does, and how its last takeover went")
    @APIResponse(
            responseCode = "200",
            description = "The region",
            content = @Content(schema = @Schema(implementation = RegionView.class)))
    public Uni<RegionView> region() {
        return describe.now();
    }

    @POST
    @Path("/takeover")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATE)
    @Operation(
            summary = "Take over now, from the region that gains",
            description =
                    "Answers when it is done. Safe at any time: what was acknowledged is kept, and the other region cannot acknowledge any more.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            description = "This region is active",
            content = @Content(schema = @Schema(implementation = RegionView.class)))
    public Uni<RegionView> takeOver(byte[] body) {
        return operate.takeOver(Bodies.reason(body, UNSAID)).chain(describe::now);
    }

    @POST
    @Path("/switchover")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATE)
    @Operation(
            summary = "Change regions as planned, from the region that gains",
            description =
                    "The active region drains first. If it cannot be done in an orderly way nothing changes.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            description = "This region is active",
            content = @Content(schema = @Schema(implementation = RegionView.class)))
    public Uni<RegionView> switchOver(byte[] body) {
        return operate.switchOver(Bodies.reason(body, UNSAID)).chain(describe::now);
    }

    @PUT
    @Path("/automatic-takeover")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATE)
    @Operation(summary = "Allow or forbid takeover without an operator")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Bodies.AutomaticTakeover.class),
                            example = "{\"allowed\":false}"))
    @APIResponse(
            responseCode = "200",
            description = "As it is from now on",
            content = @Content(schema = @Schema(implementation = Bodies.AutomaticTakeover.class)))
    public Uni<Bodies.AutomaticTakeover> allow(byte[] body) {
        boolean allowed = Bodies.allowed(body);
        return parameter
                .allowAutomaticTakeover(allowed)
                .onFailure()
                .transform(RegionResource::unavailable)
                .replaceWith(new Bodies.AutomaticTakeover(allowed));
    }

    private static Throwable unavailable(Throwable failure) {
        return new Refusal(
                Problem.of(ProblemType.UNAVAILABLE, "The parameter store does not answer."));
    }
}
