package dev.holdfast.orders;

/// Hears of what becomes of orders, for people and for figures. Nothing depends on it.
public interface OrderNews {

    /// An event was recorded here.
    void reached(OrderRecord order);

    /// The order went no further for now.
    void waits(OrderRecord order, String reason);

    /// The order could not be worked on.
    void failed(OrderId order, Throwable failure);

    /// So many orders were found that nobody had brought to an end yet; as many as a sweep takes up
    /// at the most.
    void swept(int found);

    /// A message of the queue was dealt with.
    void took(OrderQueue.Message message, TakeOrders.Taken taken);
}
