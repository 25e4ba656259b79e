package dev.holdfast.local.bench;

import dev.holdfast.local.postgres.DatabaseAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// (b) The ceiling: batches of 1,000 that are decided inside the database, on one connection, with
/// no journal, no outbox and no postings.
final class DirectBatches implements Contender {

    private static final int BATCH = 1_000;

    private final DatabaseAccess database;
    private final List<UUID> accounts;

    DirectBatches(DatabaseAccess database, List<UUID> accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    @Override
    public String title() {
        return "b  batches of 1,000 in SQL, one connection";
    }

    @Override
    public Latencies run(Skew skew, Duration time) throws SQLException {
        Latencies latencies = new Latencies();
        Pairs pairs = new Pairs(accounts, skew);
        long deadline = System.nanoTime() + time.toNanos();
        try (Connection connection = Comparison.connect(database);
                PreparedStatement apply =
                        connection.prepareStatement("SELECT ledger_apply(?, ?, ?, ?)")) {
            while (System.nanoTime() < deadline) {
                long start = System.nanoTime();
                batch(connection, apply, pairs);
                latencies.done(start, BATCH);
            }
        }
        return latencies;
    }

    private static void batch(Connection connection, PreparedStatement apply, Pairs pairs)
            throws SQLException {
        UUID[] ids = new UUID[BATCH];
        Long[] debits = new Long[BATCH];
        Long[] credits = new Long[BATCH];
        Long[] amounts = new Long[BATCH];
        for (int i = 0; i < BATCH; i++) {
            Pairs.Pair pair = pairs.next();
            ids[i] = UUID.randomUUID();
            debits[i] = Comparison.number(pair.debit());
            credits[i] = Comparison.number(pair.credit());
            amounts[i] = 1L;
        }
        apply.setArray(1, connection.createArrayOf("uuid", ids));
        apply.setArray(2, connection.createArrayOf("bigint", debits));
        apply.setArray(3, connection.createArrayOf("bigint", credits));
        apply.setArray(4, connection.createArrayOf("bigint", amounts));
        apply.execute();
    }
}
