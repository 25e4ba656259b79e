package dev.holdfast.http;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.RecordedDecision;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Transfers and reversals.
@Path("/v1/transactions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Transactions")
@APIResponse(responseCode = "default", ref = ApiDocument.PROBLEM)
public class TransactionsResource {

    private final Submit submit;
    private final LedgerReader reader;
    private final Staleness staleness;

    TransactionsResource(Submit submit, LedgerReader reader, Staleness staleness) {
        this.submit = submit;
        this.reader = reader;
        this.staleness = staleness;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.WRITE)
    @Operation(
            summary = "Move an amount from one account to another",
            description =
                    "Answered once the outcome is durable in more than one region. A repeat with the same key and body gets the first outcome, a refusal too.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Transfer.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = TransactionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Posted before, under this key",
            content = @Content(schema = @Schema(implementation = TransactionView.class)))
    @APIResponse(responseCode = "422", ref = ApiDocument.REFUSED)
    public Uni<RestResponse<Object>> transfer(
            @Context SecurityContext security,
            @Parameter(ref = ApiDocument.KEY) @HeaderParam(Caller.KEY) List<String> keys,
            byte[] body) {
        IdempotencyKey key = Caller.key(security, keys);
        return submit.one(Bodies.transfer(body, key));
    }

    @POST
    @Path("/bulk")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.WRITE)
    @Operation(
            summary = "Many transfers, each with an outcome of its own",
            description =
                    "Each item has its own key. The answer has one result for each, in order.")
    @RequestBodySchema(Bodies.BulkTransfer[].class)
    @APIResponseSchema(
            value = BulkItem[].class,
            responseCode = "200",
            responseDescription = "One result for each")
    public Uni<RestResponse<Object>> bulk(@Context SecurityContext security, byte[] body) {
        String subject = Caller.subject(security);
        return submit.bulk(Bodies.bulk(body), subject);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.READ)
    @Operation(summary = "A transaction and what became of it")
    @APIResponse(
            responseCode = "200",
            description = "The transaction",
            content = @Content(schema = @Schema(implementation = TransactionView.class)))
    public Uni<RestResponse<TransactionView>> transaction(@PathParam("id") String id) {
        DecisionId transaction = Ids.decision("id", id);
        return staleness.mark(
                reader.decision(transaction)
                        .map(found -> found.flatMap(TransactionView::of))
                        .map(found -> found.orElseThrow(() -> Missing.transaction(transaction))));
    }

    @GET
    @RolesAllowed(Roles.READ)
    @Operation(summary = "The transactions that moved an account's balance, newest first")
    @APIResponse(responseCode = "200", description = "A page of transactions")
    public Uni<RestResponse<Page<TransactionView>>> transactions(
            @Parameter(required = true) @QueryParam("account") @Nullable String of,
            @Parameter(ref = ApiDocument.CURSOR) @QueryParam("cursor") @Nullable String cursor,
            @Parameter(ref = ApiDocument.LIMIT) @QueryParam("limit") @Nullable String limit) {
        if (of == null) {
            throw new BadInput("account", "The parameter is missing.");
        }
        AccountId account = Ids.account("account", of);
        int size = PageSize.read(limit);
        Cursor from = Cursor.read(cursor, account);
        return staleness.mark(
                reader.transactions(account, from.from(), size)
                        .chain(found -> from.check(found, reader))
                        .map(found -> new Page<>(views(found.items()), from.after(found))));
    }

    @POST
    @Path("/{id}/reversal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.WRITE)
    @Operation(summary = "Move a transfer's amount back, once")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reversal.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = TransactionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Posted before, under this key",
            content = @Content(schema = @Schema(implementation = TransactionView.class)))
    public Uni<RestResponse<Object>> reverse(
            @Context SecurityContext security,
            @Parameter(ref = ApiDocument.KEY) @HeaderParam(Caller.KEY) List<String> keys,
            @PathParam("id") String id,
            byte[] body) {
        DecisionId original = Ids.decision("id", id);
        IdempotencyKey key = Caller.key(security, keys);
        return submit.one(Bodies.reversal(body, key, original));
    }

    private static List<TransactionView> views(List<RecordedDecision> found) {
        return found.stream().map(TransactionView::of).flatMap(Optional::stream).toList();
    }
}
