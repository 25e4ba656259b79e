package dev.holdfast.http;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/// What the OpenAPI document says about the API as a whole.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Holdfast transactions",
                        version = "1",
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0"),
                        description =
                                """
                                A double-entry ledger that survives the loss of a region. What is answered \
                                with 2xx, or with a problem that says `recorded`, is durable in more than one \
                                region.

                                Every answer names the region and the epoch that gave it (`Holdfast-Region`, \
                                `Holdfast-Epoch`). A standby answers reads, marked with `Holdfast-Staleness` in \
                                milliseconds, and writes with 503 and the active region's name. Errors are \
                                RFC 9457 problems; `retryable` says whether the same request with the same key \
                                may go through later. After 504 the outcome is unknown: repeat with the same \
                                key.\
                                """),
        security = @SecurityRequirement(name = "token"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "token",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description =
                                                "A token whose `groups` hold `read`, `write` or `operate`."),
                        responses = {
                            @APIResponse(
                                    name = ApiDocument.PROBLEM,
                                    description =
                                            "A problem; `retryable` says whether to repeat it",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            Problem.class))),
                            @APIResponse(
                                    name = ApiDocument.REFUSED,
                                    description =
                                            "Refused by the ledger's rules: a recorded outcome",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema =
                                                            @Schema(
                                                                    implementation =
                                                                            Problem.class)))
                        },
                        parameters = {
                            @Parameter(
                                    name = ApiDocument.KEY,
                                    in = ParameterIn.HEADER,
                                    required = true,
                                    description =
                                            "1 to 128 printable ASCII characters, unique for the token's"
                                                    + " subject. Keep it for repeats of the same request.",
                                    schema =
                                            @Schema(implementation = String.class, maxLength = 128),
                                    example = "order-4711-payment"),
                            @Parameter(
                                    name = ApiDocument.CURSOR,
                                    in = ParameterIn.QUERY,
                                    description = "The `next` of the page before",
                                    schema = @Schema(implementation = String.class)),
                            @Parameter(
                                    name = ApiDocument.LIMIT,
                                    in = ParameterIn.QUERY,
                                    description = "Items on the page, 1 to 500",
                                    schema =
                                            @Schema(
                                                    implementation = Integer.class,
                                                    defaultValue = "50",
                                                    minimum = "1",
                                                    maximum = "500"))
                        }))
public class ApiDocument extends Application {

    static final String PROBLEM = "Problem";
    static final String REFUSED = "Refused";
    static final String KEY = "Idempotency-Key";
    static final String CURSOR = "cursor";
    static final String LIMIT = "limit";
}
