package dev.holdfast.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The API's contract, as OpenAPI, for whoever asks, whatever form they would like best. It is a
/// file, not made anew at each start: that took time, and in a file it is seen in review what
/// changes for callers. ContractTest compares it with what the resources say.
@Path("/openapi{form:(\\.json|\\.yaml|\\.yml)?}")
@PermitAll
public class ContractResource {

    static final String FILE = "/openapi/openapi.json";
    static final String YAML = "application/yaml";

    /// @param form the ending; JSON is YAML too
    @GET
    @Operation(hidden = true)
    public Response contract(@PathParam("form") String form) {
        return Response.ok(ContractResource.class.getResourceAsStream(FILE))
                .type(form.startsWith(".y") ? YAML : MediaType.APPLICATION_JSON)
                .build();
    }
}
