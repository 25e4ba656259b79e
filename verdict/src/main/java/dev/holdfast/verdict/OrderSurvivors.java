package dev.holdfast.verdict;

import java.util.List;
import java.util.Map;

/// What the surviving region's API says about the drill's orders.
///
/// @param orders by id; what is not there has no entry
/// @param moves of money that were made for orders
public record OrderSurvivors(Map<String, Found> orders, List<Moved> moves) {

    /// An order as the API shows it.
    ///
    /// @param ended whether nothing follows
    /// @param payment the transaction that pays it, or nothing
    /// @param document whether its document can be fetched, and is its own
    public record Found(
            PlacedOrder order, String stage, boolean ended, String payment, boolean document) {

        public boolean isFulfilled() {
            return stage.equals("FULFILLED");
        }
    }

    /// A posted transaction of an order.
    public record Moved(String order, String transaction, boolean back, long amount) {}
}
