package dev.holdfast.http;

import dev.holdfast.orders.FetchDocument;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderStore;
import dev.holdfast.tracing.TraceOrders;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Orders: placed, validated, paid and fulfilled.
@Path("/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
@APIResponse(responseCode = "default", ref = ApiDocument.PROBLEM)
public class OrdersResource {

    private final OrderDoor door;
    private final OrderStore orders;
    private final FetchDocument fetch;
    private final TraceOrders trace;

    OrdersResource(OrderDoor door, OrderStore orders, FetchDocument fetch, TraceOrders trace) {
        this.trace = trace;
        this.door = door;
        this.orders = orders;
        this.fetch = fetch;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.WRITE)
    @Operation(
            summary = "Place an order",
            description =
                    "Answered once the order is recorded in more than one region; from then on it comes to an end by itself, in whichever region is active. Repeat it with the same id and content to see how far it is.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = OrderBodies.PlaceOrder.class)))
    @APIResponse(
            responseCode = "201",
            description = "Placed, and at its end",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Placed before, and at its end",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Placed, and on its way",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    public Uni<RestResponse<Object>> place(byte[] body) {
        Order order = OrderBodies.order(body);
        trace.asked(order.id());
        return door.place(order).map(Answers::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.READ)
    @Operation(
            summary = "An order, its stage and its history",
            description = "The same in every region at every moment.")
    @APIResponse(
            responseCode = "200",
            description = "The order",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    public Uni<OrderView> order(@PathParam("id") String id) {
        OrderId order = Ids.order(id);
        return orders.find(order)
                .map(found -> found.orElseThrow(() -> Missing.order(order)))
                .map(OrderView::of);
    }

    @GET
    @Path("/{id}/document")
    @RolesAllowed(Roles.READ)
    @Operation(summary = "The document of a fulfilled order")
    @APIResponse(
            responseCode = "200",
            description = "The document, as it was written",
            content = @Content(mediaType = MediaType.APPLICATION_JSON))
    public Uni<byte[]> document(@PathParam("id") String id) {
        OrderId order = Ids.order(id);
        return fetch.fetch(order).map(found -> found.orElseThrow(() -> Missing.document(order)));
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Roles.OPERATE)
    @Operation(
            summary = "Turn back an order that is not at an end",
            description = "What was paid is moved back. An order at its end is answered as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The order, at its end",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The order, on its way back",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    public Uni<RestResponse<Object>> cancel(@PathParam("id") String id) {
        return door.cancel(Ids.order(id)).map(Answers::of);
    }
}
