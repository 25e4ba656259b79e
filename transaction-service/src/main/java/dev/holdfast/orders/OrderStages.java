package dev.holdfast.orders;

import java.util.List;

/// The stages of an order, each by its name, for whoever runs one at a time.
public record OrderStages(
        ValidateOrder validate,
        ProcessPayment pay,
        FulfillOrder fulfil,
        CompensateOrder compensate) {

    public List<OrderStage> all() {
        return List.of(validate, pay, fulfil, compensate);
    }
}
