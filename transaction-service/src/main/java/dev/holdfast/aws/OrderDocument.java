package dev.holdfast.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.orders.Fulfilment;
import dev.holdfast.orders.Order;
import java.nio.charset.StandardCharsets;

/// The bytes of an order's document. They are the same whenever and wherever they are written, or
/// two regions would contradict each other: fields have a fixed order, and no time of writing.
final class OrderDocument {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private OrderDocument() {}

    static byte[] of(Fulfilment fulfilment) {
        Order order = fulfilment.order();
        ObjectNode document =
                JSON.createObjectNode()
                        .put("order", order.id().value())
                        .put("payer", order.payer().toString())
                        .put("payee", order.payee().toString())
                        .put("currency", order.currency().value())
                        .put("total", order.total());
        ArrayNode lines = document.putArray("lines");
        order.lines()
                .forEach(line ->
                        lines.addObject()
                                .put("sku", line.sku())
                                .put("quantity", line.quantity())
                                .put("unitPrice", line.unitPrice()));
        document.put("payment", fulfilment.payment().toString())
                .put("paidAt", fulfilment.paidAt().toString());
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
