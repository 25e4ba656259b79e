package dev.holdfast.orders;

import static dev.holdfast.ledger.Samples.EUR;
import static dev.holdfast.ledger.Samples.account;
import static dev.holdfast.ledger.Samples.open;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Result;
import dev.holdfast.processing.TestPace;
import dev.holdfast.region.Regions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All flows of orders over fakes and the ledger's real rules. Alice may pay up to 1,000.
final class Desk {

    static final AccountId ALICE = account("alice");
    static final AccountId SHOP = account("shop");
    static final long LARGEST = 5_000;
    static final Duration WITHIN = Duration.ofMinutes(15);
    static final SweepOrders.Bounds BOUNDS = new SweepOrders.Bounds(Duration.ofSeconds(2), 10, 2);

    final TestPace pace = new TestPace();
    final RegionState state = new RegionState(Regions.EAST);
    final MemoryOrders orders = new MemoryOrders();
    final MemoryDocuments documents = new MemoryDocuments();
    final MemoryLedger ledger = new MemoryLedger(open("alice", 1_000), open("shop", 0));
    final List<String> news = new ArrayList<>();
    final ProcessPayment payment = new ProcessPayment(ledger, pace);
    final AdvanceOrder advance = advance(documents);
    final PlaceOrder place = new PlaceOrder(orders, pace, heard());
    final CancelOrder cancel = new CancelOrder(orders, advance, pace, heard());
    final FetchDocument fetch = new FetchDocument(orders, documents);
    final SweepOrders sweep =
            new SweepOrders(new SweepOrders.Parts(state, orders, advance, heard()), pace, BOUNDS);
    final TakeOrders take = new TakeOrders(Desk::read, place, advance, heard());

    Desk() {
        state.activate(Regions.epoch(1));
    }

    AdvanceOrder advance(DocumentStore documents) {
        return new AdvanceOrder(
                orders,
                List.of(
                        new ValidateOrder(pace, LARGEST),
                        payment,
                        new FulfillOrder(documents, pace, WITHIN),
                        new CompensateOrder(ledger, documents, pace)),
                heard());
    }

    static Order order(String id, long total) {
        return new Order(
                new OrderId(id), ALICE, SHOP, EUR, total, List.of(new OrderLine("tea", 1, total)));
    }

    /// Places the order, or finds it.
    OrderRecord placed(Order order) {
        return ((PlaceOrder.Placement.Accepted) now(place.place(order))).order();
    }

    /// Places the order and brings it as far as it comes.
    AdvanceOrder.Progress run(Order order) {
        return now(advance.advance(placed(order)));
    }

    Stage stage(String id) {
        return orders.get(new OrderId(id)).stage();
    }

    static <T> T now(Uni<T> uni) {
        return Result.of(uni).item();
    }

    /// `id total`; anything else is no order.
    static Order read(String text) throws OrderReader.Unreadable {
        String[] parts = text.split(" ");
        if (parts.length != 2) {
            throw new OrderReader.Unreadable("It is not an id and a total.");
        }
        return order(parts[0], Long.parseLong(parts[1]));
    }

    OrderNews heard() {
        return new OrderNews() {
            @Override
            public void reached(OrderRecord order) {
                news.add(order.id() + " " + order.stage());
            }

            @Override
            public void waits(OrderRecord order, String reason) {
                news.add(order.id() + " waits: " + reason);
            }

            @Override
            public void failed(OrderId order, Throwable failure) {
                news.add(order + " failed: " + failure.getMessage());
            }

            @Override
            public void swept(int found) {
                news.add(found + " open");
            }

            @Override
            public void took(OrderQueue.Message message, TakeOrders.Taken taken) {
                news.add(message.id() + " " + taken.getClass().getSimpleName());
            }
        };
    }
}
