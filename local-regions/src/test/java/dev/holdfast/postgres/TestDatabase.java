package dev.holdfast.postgres;

import dev.holdfast.local.postgres.DatabaseAccess;
import dev.holdfast.local.postgres.PostgresServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// One database of a server, as an operator sees it.
record TestDatabase(PostgresServer server, String name) {

    private static final Vertx VERTX = Vertx.vertx();
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private static final List<String> TABLES =
            List.of(
                    "SELECT 'account', a.* FROM accounts a ORDER BY a.id",
                    "SELECT 'decision', d.* FROM decisions d ORDER BY d.id",
                    "SELECT 'posting', p.* FROM postings p ORDER BY p.account, p.version",
                    "SELECT 'outbox', o.id, o.decisions FROM outbox o ORDER BY o.order_number");

    TestDatabase on(PostgresServer other) {
        return new TestDatabase(other, name);
    }

    Pool pool(int size) {
        DatabaseAccess service = server.service();
        PgConnectOptions options =
                new PgConnectOptions()
                        .setHost(service.server().getAddress().getHostAddress())
                        .setPort(service.server().getPort())
                        .setDatabase(name)
                        .setUser(service.user())
                        .setPassword(service.password())
                        .setCachePreparedStatements(true);
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size))
                .connectingTo(options)
                .using(VERTX)
                .build();
    }

    Connection connect() {
        DatabaseAccess service = server.superuser();
        try {
            return new DatabaseAccess(service.server(), name, service.user(), service.password())
                    .connect();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    String ask(String sql) {
        List<String> rows = rows(sql);
        return rows.isEmpty() ? "" : rows.getFirst();
    }

    /// Everything that the ledger says.
    List<String> ledger() {
        return TABLES.stream().flatMap(sql -> rows(sql).stream()).toList();
    }

    /// The ledger, and where the database stands in the journal.
    List<String> dump() {
        List<String> dump = new ArrayList<>(ledger());
        dump.addAll(rows("SELECT 'position', p.* FROM journal_position p"));
        return dump;
    }

    List<String> rows(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static String row(ResultSet found) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            columns.add(String.valueOf(found.getString(i)));
        }
        return String.join("|", columns);
    }

    /// Asks until the answer is the expected one; the bound only ends a test that has failed.
    void waitUntil(String sql, String expected) {
        long start = System.nanoTime();
        while (!ask(sql).equals(expected)) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new AssertionError(sql + " never was " + expected + " but " + ask(sql));
            }
        }
    }

    /// Waits until a number of sessions of this database wait for a lock.
    void waitForBlocked(int sessions) {
        waitUntil(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname ="
                        + " '"
                        + name
                        + "'",
                Integer.toString(sessions));
    }

    /// Ends the sessions that have a transaction open or under way.
    void terminate(String state) {
        execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
                        + name
                        + "' AND state = '"
                        + state
                        + "' AND pid <> pg_backend_pid()");
    }
}
