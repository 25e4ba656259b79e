package dev.holdfast.local.bench;

import dev.holdfast.local.postgres.DatabaseAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/// The plain ledger that (a) and (b) write to, in a schema of its own beside the service's tables:
/// the same server, disk and settings.
final class Comparison {

    private static final String SCHEMA =
            """
            CREATE SCHEMA IF NOT EXISTS bench;
            DROP TABLE IF EXISTS bench.transfers, bench.accounts;
            CREATE TABLE bench.accounts(
              id bigint PRIMARY KEY, balance bigint NOT NULL, overdraft bigint NOT NULL)
              WITH (fillfactor = 50);
            CREATE TABLE bench.transfers(
              id uuid PRIMARY KEY, debit_account bigint NOT NULL, credit_account bigint NOT NULL,
              amount bigint NOT NULL, status smallint NOT NULL);
            """;

    private Comparison() {}

    /// Makes the tables and the accounts 1 to `count`.
    ///
    /// @return the accounts, as the ids that [Pairs] draws from
    static List<UUID> create(DatabaseAccess database, int count) throws SQLException, IOException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            statement.execute("SET search_path = bench");
            statement.execute(resource());
            statement.execute("ALTER FUNCTION ledger_apply SET search_path = bench");
            statement.execute(
                    "INSERT INTO accounts SELECT n, 0, 1000000000000 FROM generate_series(1, "
                            + count
                            + ") n");
        }
        return LongStream.rangeClosed(1, count).mapToObj(n -> new UUID(0, n)).toList();
    }

    /// A connection that sees the comparison's tables.
    static Connection connect(DatabaseAccess database) throws SQLException {
        Connection connection = database.connect();
        connection.setSchema("bench");
        return connection;
    }

    static long number(UUID account) {
        return account.getLeastSignificantBits();
    }

    private static String resource() throws IOException {
        try (InputStream in = Comparison.class.getResourceAsStream("/bench/ledger_apply.sql")) {
            if (in == null) {
                throw new IOException("The resource bench/ledger_apply.sql is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
