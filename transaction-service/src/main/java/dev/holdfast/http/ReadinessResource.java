package dev.holdfast.http;

import dev.holdfast.readiness.ValidateReadiness;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Whether the other region could take over now.
@Path("/v1/region/readiness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Region")
@APIResponse(responseCode = "default", ref = ApiDocument.PROBLEM)
public class ReadinessResource {

    private final ValidateReadiness validate;

    ReadinessResource(ValidateReadiness validate) {
        this.validate = validate;
    }

    @GET
    @RolesAllowed(Roles.OPERATE)
    @Operation(
            summary = "Whether the other region could take over now",
            description =
                    "Makes every check anew and answers 200 whatever they find; none keeps another back.")
    @APIResponse(
            responseCode = "200",
            description = "Every check with its evidence",
            content = @Content(schema = @Schema(implementation = ReadinessView.class)))
    public Uni<ReadinessView> readiness() {
        return validate.run().map(ReadinessView::of);
    }
}
