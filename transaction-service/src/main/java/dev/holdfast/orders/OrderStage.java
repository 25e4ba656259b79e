package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;

/// One stage of an order's way: a decision, and one effect that may be repeated. It may be cut at
/// any point and run again, here or in another region, by several processes at once.
public interface OrderStage {

    /// Whether the order is where this stage begins.
    boolean takes(OrderRecord order);

    /// What comes of the stage. It records nothing by itself.
    Uni<Outcome> run(OrderRecord order);

    /// What is to be recorded, or that it has to be run again.
    sealed interface Outcome {

        /// The stage decided.
        record Next(OrderEvent event) implements Outcome {}

        /// It cannot be told yet, or cannot be done now. Running it again is safe.
        record Later(String reason) implements Outcome {}
    }
}
