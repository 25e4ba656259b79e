package dev.holdfast.http;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.processing.LedgerReader;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Accounts, their limits and their history.
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
@APIResponse(responseCode = "default", ref = ApiDocument.PROBLEM)
public class AccountsResource {

    private final Submit submit;
    private final LedgerReader reader;
    private final Staleness staleness;

    AccountsResource(Submit submit, LedgerReader reader, Staleness staleness) {
        this.submit = submit;
        this.reader = reader;
        this.staleness = staleness;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.WRITE)
    @Operation(
            summary = "Open an account",
            description =
                    "Its balance is zero. A repeat with the same key is answered with the same account.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Bodies.OpenAccount.class),
                            example = "{\"currency\":\"EUR\",\"overdraftLimit\":100000}"))
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Opened before, under this key",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    public Uni<RestResponse<Object>> open(
            @Context SecurityContext security,
            @Parameter(ref = ApiDocument.KEY) @HeaderParam(Caller.KEY) List<String> keys,
            byte[] body) {
        IdempotencyKey key = Caller.key(security, keys);
        return submit.one(Bodies.openAccount(body, key));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.READ)
    @Operation(summary = "An account and its balance")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content = @Content(schema = @Schema(implementation = AccountView.class)))
    public Uni<RestResponse<AccountView>> account(@PathParam("id") String id) {
        AccountId account = Ids.account("id", id);
        return staleness.mark(
                reader.account(account)
                        .map(found -> found.orElseThrow(() -> Missing.account(account)))
                        .map(AccountView::of));
    }

    @POST
    @Path("/{id}/overdraft-limit")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.WRITE)
    @Operation(summary = "Change an account's overdraft limit")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Bodies.OverdraftLimit.class),
                            example = "{\"overdraftLimit\":250000}"))
    @APIResponse(
            responseCode = "200",
            description = "Changed, now or before under this key",
            content = @Content(schema = @Schema(implementation = LimitView.class)))
    public Uni<RestResponse<Object>> changeLimit(
            @Context SecurityContext security,
            @Parameter(ref = ApiDocument.KEY) @HeaderParam(Caller.KEY) List<String> keys,
            @PathParam("id") String id,
            byte[] body) {
        AccountId account = Ids.account("id", id);
        IdempotencyKey key = Caller.key(security, keys);
        return submit.one(Bodies.changeLimit(body, key, account));
    }

    @GET
    @Path("/{id}/postings")
    @RolesAllowed(Roles.READ)
    @Operation(summary = "What moved an account's balance, newest first")
    @APIResponse(responseCode = "200", description = "A page of postings")
    public Uni<RestResponse<Page<PostingView>>> postings(
            @PathParam("id") String id,
            @Parameter(ref = ApiDocument.CURSOR) @QueryParam("cursor") @Nullable String cursor,
            @Parameter(ref = ApiDocument.LIMIT) @QueryParam("limit") @Nullable String limit) {
        AccountId account = Ids.account("id", id);
        int size = PageSize.read(limit);
        Cursor from = Cursor.read(cursor, account);
        return staleness.mark(
                reader.postings(account, from.from(), size)
                        .chain(found -> from.check(found, reader))
                        .map(found ->
                                new Page<>(
                                        found.items().stream().map(PostingView::of).toList(),
                                        from.after(found))));
    }
}
