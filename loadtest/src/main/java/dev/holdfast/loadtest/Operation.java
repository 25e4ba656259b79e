package dev.holdfast.loadtest;

import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.PlacedOrder;
import dev.holdfast.verdict.Transfer;
import java.util.List;

/// One thing that a client wants.
sealed interface Operation {

    /// Of the idempotency key, or what takes its place. In a bulk each item has one of its own.
    String key();

    Kind kind();

    record Payment(Kind kind, Transfer transfer) implements Operation {
        @Override
        public String key() {
            return transfer.key();
        }
    }

    record Bulk(String key, List<Transfer> transfers) implements Operation {
        @Override
        public Kind kind() {
            return Kind.BULK_PAYMENT;
        }
    }

    record Order(PlacedOrder order) implements Operation {
        @Override
        public String key() {
            return order.id();
        }

        @Override
        public Kind kind() {
            return Kind.ORDER;
        }
    }

    record Read(String key, String account) implements Operation {
        @Override
        public Kind kind() {
            return Kind.READ;
        }
    }

    record Session(String key, String name) implements Operation {
        @Override
        public Kind kind() {
            return Kind.SESSION;
        }
    }
}
