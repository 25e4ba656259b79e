package dev.holdfast.verdict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// An order as the client asked for it.
///
/// @param total in minor units
/// @param sound whether its lines add up to the total; one that is not has to be refused
public record PlacedOrder(String id, String payer, String payee, long total, boolean sound) {

    public String body() {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("orderId", id)
                        .put("payerAccount", payer)
                        .put("payeeAccount", payee)
                        .put("currency", "EUR")
                        .put("total", total);
        body.putArray("lines")
                .addObject()
                .put("sku", "drill")
                .put("quantity", 1)
                .put("unitPrice", sound ? total : total + 1);
        return body.toString();
    }
}
