package dev.holdfast.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The API's contract, as OpenAPI. It is a file, not made anew at each start, which took a fifth of
/// a native process's; and in a file it is seen in review what changes for callers. ContractTest
/// compares it with what the resources say.
@Path("/openapi")
@PermitAll
public class ContractResource {

    /// JSON is YAML too.
    private static final String YAML = "application/yaml";

    @GET
    @Produces({MediaType.APPLICATION_JSON, YAML})
    @Blocking
    @Operation(hidden = true)
    public InputStream contract() {
        return ContractResource.class.getResourceAsStream("/openapi.json");
    }
}
