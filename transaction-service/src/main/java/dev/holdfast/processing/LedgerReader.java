package dev.holdfast.processing;

import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Posting;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the ledger database of this region, on a standby too. Fails with a [StoreFailure].
public interface LedgerReader {

    /// How far what was read is durable.
    enum Durability {
        /// Committed here, and not yet known to be in the journal: it may still be undone.
        REGIONAL,
        /// In the journal: it holds in every region.
        GLOBAL
    }

    /// An account and whether its last change is in the journal.
    record AccountState(Account account, Durability durability) {}

    /// How far a standby is behind the writer.
    ///
    /// @param writable whether this database is the writer itself
    /// @param streaming whether the standby receives from its writer at the moment
    /// @param lag age of the last applied change if something is outstanding, zero if nothing is;
    ///   empty if it cannot be told, as while nothing is received
    /// @param silence how long ago the standby last heard from its writer, which may have written
    ///   since; empty if it cannot be told
    record Replication(
            boolean writable,
            boolean streaming,
            Optional<Duration> lag,
            Optional<Duration> silence) {

        public static final Replication OF_WRITER =
                new Replication(
                        true, false, Optional.of(Duration.ZERO), Optional.of(Duration.ZERO));

        /// How old the standby's data may be; empty if it cannot be told.
        public Optional<Duration> staleness() {
            return streaming && !writable
                    ? lag.flatMap(
                            behind -> silence.map(quiet -> Collections.max(List.of(behind, quiet))))
                    : Optional.empty();
        }
    }

    Uni<Optional<AccountState>> account(AccountId id);

    Uni<Optional<RecordedDecision>> decision(DecisionId id);

    /// A part of an account's history, newest first.
    ///
    /// @param items none if the account has no history, or none from where the part was to begin
    /// @param next the transaction that the next part begins with; empty at the end
    record Stretch<T>(List<T> items, Optional<DecisionId> next) {}

    /// The postings of an account.
    ///
    /// @param from the transaction to begin with, as a stretch named it; empty for the newest one.
    ///   It may be gone: a takeover undoes what was never acknowledged
    /// @param limit 1 to 500
    Uni<Stretch<Posting>> postings(AccountId account, Optional<DecisionId> from, int limit);

    /// The transactions that moved an account's balance. Parameters as for [#postings].
    Uni<Stretch<RecordedDecision>> transactions(
            AccountId account, Optional<DecisionId> from, int limit);

    Uni<Replication> replication();

    /// The sum of all balances by currency; zero for each, if no money was made or lost.
    Uni<Map<CurrencyCode, BigInteger>> totals();
}
