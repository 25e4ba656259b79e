package dev.holdfast.orders;

/// Reads an order from the text that people and programs write it in.
public interface OrderReader {

    /// @throws Unreadable if the text is no order, with the reason
    Order read(String text) throws Unreadable;

    /// Reading it again will not help.
    final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        /// @param reason a full sentence that the sender may be shown
        public Unreadable(String reason) {
            super(reason);
        }
    }
}
