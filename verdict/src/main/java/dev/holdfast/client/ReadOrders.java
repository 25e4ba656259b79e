package dev.holdfast.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.verdict.OrderBooks;
import dev.holdfast.verdict.OrderSurvivors;
import dev.holdfast.verdict.PlacedOrder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks up every order of a run, its document, and all money that was moved for orders, through
/// the API of one region. Orders on their way get some time to come to an end.
public final class ReadOrders {

    private static final Duration TO_AN_END = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final PatientReader reader;

    public ReadOrders(ApiClient api, URI base) {
        this.reader = new PatientReader(api, base);
    }

    /// @throws IOException if the region does not answer
    public OrderSurvivors read(OrderBooks books, List<String> accounts)
            throws IOException, InterruptedException {
        Map<String, OrderSurvivors.Found> found = new HashMap<>();
        long now = System.nanoTime();
        long deadline = now + TO_AN_END.toNanos();
        for (PlacedOrder order : books.orders()) {
            JsonNode body = ended(order, books.isAccepted(order) ? deadline : now);
            if (body.has("orderId")) {
                found.put(order.id(), found(body));
            }
        }
        List<OrderSurvivors.Moved> moves = new ArrayList<>();
        for (String account : accounts) {
            reader.items("/v1/transactions?account=" + account, item -> add(account, item, moves));
        }
        return new OrderSurvivors(found, moves);
    }

    /// What was accepted may still be in the queue, or on its way.
    private JsonNode ended(PlacedOrder order, long deadline)
            throws IOException, InterruptedException {
        JsonNode body = reader.get("/v1/orders/" + order.id());
        while (!body.path("ended").asBoolean() && System.nanoTime() - deadline < 0) {
            Thread.sleep(AGAIN);
            body = reader.get("/v1/orders/" + order.id());
        }
        return body;
    }

    private OrderSurvivors.Found found(JsonNode body) throws IOException, InterruptedException {
        String id = body.path("orderId").asText();
        long lines = 0;
        for (JsonNode line : body.path("lines")) {
            lines += line.path("quantity").asLong() * line.path("unitPrice").asLong();
        }
        long total = body.path("total").asLong();
        PlacedOrder order =
                new PlacedOrder(
                        id,
                        body.path("payerAccount").asText(),
                        body.path("payeeAccount").asText(),
                        total,
                        lines == total);
        return new OrderSurvivors.Found(
                order,
                body.path("stage").asText(),
                body.path("ended").asBoolean(),
                body.path("payment").asText(""),
                body.has("document") && documentOf(id, body.path("document").asText()));
    }

    private boolean documentOf(String id, String path) throws IOException, InterruptedException {
        return reader.get(path).path("order").asText().equals(id);
    }

    /// Every transaction has one account that pays: looked at from there, each counts once.
    private static void add(String account, JsonNode item, List<OrderSurvivors.Moved> into) {
        JsonNode order = item.path("metadata").path("order");
        if (order.isTextual() && item.path("debitAccount").asText().equals(account)) {
            into.add(
                    new OrderSurvivors.Moved(
                            order.asText(),
                            item.path("id").asText(),
                            item.path("type").asText().equals("reversal"),
                            item.path("amount").asLong()));
        }
    }
}
