package dev.holdfast.infra.tables;

import java.util.List;

/// What distinguishes one global table from another. The keys are the same everywhere.
sealed interface TableShape {

    String name();

    /// Strong consistency across regions: a write is acknowledged once two regions have it. Such a
    /// table has a witness in a third region, and cannot delete items by their age.
    record Strong(String name, List<Index> indexes) implements TableShape {

        public Strong {
            indexes = List.copyOf(indexes);
        }
    }

    /// Eventual consistency across regions; items are deleted when the time of an attribute has
    /// come.
    ///
    /// @param expires that attribute, in seconds of the epoch
    record Expiring(String name, String expires) implements TableShape {}

    /// A way to find items by other attributes than their keys.
    ///
    /// @param partition a text that spreads the items
    /// @param sort a number by which they are ordered
    record Index(String name, String partition, String sort) {}
}
