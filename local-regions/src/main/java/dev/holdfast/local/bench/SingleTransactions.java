package dev.holdfast.local.bench;

import dev.holdfast.local.postgres.DatabaseAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// (a) What an ordinary service does: one SQL transaction for each transfer, on 64 connections.
/// Accounts are locked in sorted order, so no two transfers deadlock.
final class SingleTransactions implements Contender {

    private static final int CONNECTIONS = 64;

    private final DatabaseAccess database;
    private final List<UUID> accounts;

    SingleTransactions(DatabaseAccess database, List<UUID> accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    @Override
    public String title() {
        return "a  one transaction each, 64 connections";
    }

    @Override
    public Latencies run(Skew skew, Duration time) throws Exception {
        Latencies latencies = new Latencies();
        Pairs pairs = new Pairs(accounts, skew);
        long deadline = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> all =
                    IntStream.range(0, CONNECTIONS)
                            .<Future<?>>mapToObj(i ->
                                    threads.submit(() -> transfers(pairs, deadline, latencies)))
                            .toList();
            for (Future<?> done : all) {
                done.get();
            }
        }
        return latencies;
    }

    private void transfers(Pairs pairs, long deadline, Latencies latencies) {
        try (Connection connection = Comparison.connect(database)) {
            connection.setAutoCommit(false);
            try (Statements statements = new Statements(connection)) {
                while (System.nanoTime() < deadline) {
                    long start = System.nanoTime();
                    statements.transfer(pairs.next());
                    latencies.done(start, 1);
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("The comparison database failed.", broken);
        }
    }

    /// The prepared statements of one connection.
    private static final class Statements implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement lock;
        private final PreparedStatement insert;
        private final PreparedStatement move;

        Statements(Connection connection) throws SQLException {
            this.connection = connection;
            this.lock =
                    connection.prepareStatement(
                            "SELECT id, balance + overdraft FROM accounts WHERE id IN (?, ?) ORDER"
                                    + " BY id FOR UPDATE");
            this.insert =
                    connection.prepareStatement(
                            "INSERT INTO transfers(id, debit_account, credit_account, amount,"
                                    + " status) VALUES (?, ?, ?, ?, 0)");
            this.move =
                    connection.prepareStatement(
                            "UPDATE accounts SET balance = balance + ? WHERE id = ?");
        }

        void transfer(Pairs.Pair pair) throws SQLException {
            long debit = Comparison.number(pair.debit());
            long credit = Comparison.number(pair.credit());
            lock(debit, credit);
            insert.setObject(1, UUID.randomUUID());
            insert.setLong(2, debit);
            insert.setLong(3, credit);
            insert.setLong(4, 1);
            insert.executeUpdate();
            move(debit, -1);
            move(credit, 1);
            connection.commit();
        }

        private void lock(long debit, long credit) throws SQLException {
            lock.setLong(1, debit);
            lock.setLong(2, credit);
            try (ResultSet rows = lock.executeQuery()) {
                while (rows.next()) {
                    if (rows.getLong(1) == debit && rows.getLong(2) < 1) {
                        throw new IllegalStateException("The comparison's accounts never run dry.");
                    }
                }
            }
        }

        private void move(long account, long amount) throws SQLException {
            move.setLong(1, amount);
            move.setLong(2, account);
            move.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            lock.close();
            insert.close();
            move.close();
        }
    }
}
