package dev.holdfast.local.service;

import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.postgres.DatabaseAccess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What one region's service finds around it.
///
/// @param orders what it needs for orders, if it takes them
public record Surroundings(
        DatabaseAccess database,
        URI journal,
        URI parameters,
        Path publicKey,
        Optional<OrderParts> orders) {}
