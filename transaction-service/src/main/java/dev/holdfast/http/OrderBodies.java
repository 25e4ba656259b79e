package dev.holdfast.http;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderLine;
import dev.holdfast.orders.OrderReader;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Orders as JSON: as bodies of requests, and as messages of the queue. Both are read with the same
/// strictness.
@Singleton
final class OrderBodies implements OrderReader {

    private static final String ID = "orderId";
    private static final String PAYER = "payerAccount";
    private static final String PAYEE = "payeeAccount";
    private static final String CURRENCY = "currency";
    private static final String TOTAL = "total";
    private static final String LINES = "lines";
    private static final String SKU = "sku";
    private static final String QUANTITY = "quantity";
    private static final String PRICE = "unitPrice";

    private static final Set<String> ORDER = Set.of(ID, PAYER, PAYEE, CURRENCY, TOTAL, LINES);
    private static final Set<String> LINE = Set.of(SKU, QUANTITY, PRICE);

    @Schema(name = "PlaceOrder")
    record PlaceOrder(
            @Schema(
                            description = "Chosen by you, and the same in every repeat",
                            maxLength = 64,
                            examples = "order-4711",
                            required = true)
                    String orderId,
            @Schema(description = "The account that pays", required = true) String payerAccount,
            @Schema(description = "The account that is paid", required = true) String payeeAccount,
            @Schema(description = "ISO 4217", examples = "EUR", required = true) String currency,
            @Schema(
                            description = "In minor units; the sum of the lines",
                            minimum = "1",
                            required = true)
                    long total,
            @Schema(maxItems = Order.MOST_LINES, required = true) List<Line> lines) {}

    @Schema(name = "OrderLine")
    record Line(
            @Schema(maxLength = 64, required = true) String sku,
            @Schema(minimum = "1", required = true) int quantity,
            @Schema(description = "In minor units", minimum = "0", required = true)
                    long unitPrice) {}

    @Override
    public Order read(String text) throws Unreadable {
        try {
            return order(text.getBytes(StandardCharsets.UTF_8));
        } catch (BadInput bad) {
            Problem problem = bad.problem();
            String field = problem.field() == null ? "" : problem.field() + ": ";
            throw new Unreadable(field + problem.detail());
        } catch (Refusal refused) {
            throw new Unreadable(refused.problem().detail());
        }
    }

    static Order order(byte[] body) {
        Fields fields = Fields.of(body, ORDER);
        OrderId id = fields.parsed(ID, OrderId::new);
        AccountId payer = fields.account(PAYER);
        AccountId payee = fields.account(PAYEE);
        List<OrderLine> lines = new ArrayList<>();
        for (Fields line : fields.objects(LINES, LINE)) {
            lines.add(line(line));
        }
        try {
            return new Order(
                    id, payer, payee, fields.currency(CURRENCY), fields.amount(TOTAL), lines);
        } catch (IllegalArgumentException wrong) {
            throw fields.bad(LINES, String.valueOf(wrong.getMessage()));
        }
    }

    private static OrderLine line(Fields line) {
        String sku = line.text(SKU);
        long quantity = line.number(QUANTITY);
        if (quantity < 1 || quantity > OrderLine.MOST) {
            throw line.bad(QUANTITY, "A quantity is 1 to " + OrderLine.MOST + ".");
        }
        long price = line.number(PRICE);
        if (price < 0) {
            throw line.bad(PRICE, "A unit price is zero or more, in minor units.");
        }
        try {
            return new OrderLine(sku, (int) quantity, price);
        } catch (IllegalArgumentException wrong) {
            throw line.bad(SKU, String.valueOf(wrong.getMessage()));
        }
    }
}
