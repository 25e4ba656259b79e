package dev.holdfast.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of a client's ledger: what it is about to ask for, or what came of an attempt.
public sealed interface LedgerEntry {

    /// The idempotency key, or what takes its place: an order's id, a read's number.
    String key();

    /// When it happened, by the client's clock.
    Instant at();

    /// Written before a request is sent for the first time.
    ///
    /// @param due when it was to be sent by plan; latencies count from here
    /// @param transfer what is to move, for transfers and orders
    /// @param sound whether an order's lines add up; one that is not has to be refused
    record Intent(
            String key,
            Kind kind,
            Instant due,
            Instant at,
            @Nullable Transfer transfer,
            boolean sound)
            implements LedgerEntry {}

    /// Written after each attempt.
    ///
    /// @param status of the answer, 0 without one
    /// @param id of the transaction, if there is one
    /// @param region and epoch as the answer's headers say; empty and 0 where they are absent
    record Outcome(
            String key, Instant at, Result result, int status, String id, String region, long epoch)
            implements LedgerEntry {}

    /// What was asked for.
    enum Kind {
        PAYMENT,
        HOT_PAYMENT,
        BULK_PAYMENT,
        ORDER,
        READ,
        SESSION;

        /// Whether the ledger of accounts is asked to move money directly.
        public boolean isTransfer() {
            return this == PAYMENT || this == HOT_PAYMENT || this == BULK_PAYMENT;
        }
    }

    /// What an answer, or its absence, lets a client conclude.
    enum Result {
        /// Done, and promised.
        ACKNOWLEDGED,
        /// Refused for good, and that is recorded and promised.
        REJECTED,
        /// No answer, or one that says that nobody knows: it is repeated with the same key.
        UNKNOWN,
        /// Nothing was recorded; it is repeated with the same key.
        NOT_RECORDED,
        /// An answer that this client should never get. It is not repeated.
        REFUSED;

        /// What the API's rules conclude from a status; 0 stands for no answer.
        ///
        /// @param recorded whether a problem says that it is recorded
        public static Result of(int status, boolean recorded) {
            if (status / 100 == 2) {
                return ACKNOWLEDGED;
            }
            if (recorded) {
                return REJECTED;
            }
            return switch (status) {
                case 0, 500, 502, 504 -> UNKNOWN;
                // A token may have expired: there will be another one.
                case 401, 429, 503 -> NOT_RECORDED;
                default -> REFUSED;
            };
        }

        /// Whether nothing more is to be asked.
        public boolean isFinal() {
            return this == ACKNOWLEDGED || this == REJECTED || this == REFUSED;
        }
    }
}
