package dev.holdfast.boot;

import dev.holdfast.names.Names;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Optional;

/// Taking in orders and bringing them to an end.
public interface OrderConfig {

    /// Where documents of orders go, in this region. Without it this service takes no orders.
    Optional<String> bucket();

    /// The orders' table, shared by the regions.
    @WithDefault(Names.ORDERS_TABLE)
    @NotBlank String table();

    /// The URL of this region's queue of orders. Without it, orders come over HTTP only.
    Optional<String> queue();

    /// The largest total that one order may have, in minor units.
    @WithName("largest-total")
    @WithDefault("100000000000")
    @Min(1) long largestTotal();

    /// How long after its payment an order's document is tried, before the order is paid back.
    @WithName("fulfil-within")
    @WithDefault("15m")
    Duration fulfilWithin();

    /// How often orders are taken up that nobody brings to an end.
    @WithName("sweep-every")
    @WithDefault("2s")
    Duration sweepEvery();

    /// How long one read or write of records, documents and messages may take.
    @WithDefault("2s")
    Duration timeout();
}
