package dev.holdfast.local.compare;

import dev.holdfast.verdict.Acknowledgement;
import dev.holdfast.verdict.Transfer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;

/// Accounts and payments in plain tables of whichever server is the primary: one transaction each,
/// safe to repeat by its key. What a careful team would write.
record SqlLedger(String url, String user) {

    private static final String PAY =
            """
            WITH paid AS (
                INSERT INTO payments (key, debit, credit, amount) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING RETURNING debit, credit, amount)
            UPDATE accounts a
            SET balance = balance + CASE WHEN a.id = p.debit THEN -p.amount ELSE p.amount END
            FROM paid p WHERE a.id IN (p.debit, p.credit)
            """;

    /// Not longer than the drills wait for an answer over HTTP.
    private static final String SECONDS = "1";

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        properties.setProperty("hostRecheckSeconds", "0");
        return DriverManager.getConnection(url, properties);
    }

    void create(List<String> accounts) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE accounts (id text PRIMARY KEY, balance bigint NOT NULL);
                    CREATE TABLE payments (key text PRIMARY KEY, debit text NOT NULL,
                        credit text NOT NULL, amount bigint NOT NULL)
                    """);
            for (String account : accounts) {
                statement.execute("INSERT INTO accounts VALUES ('" + account + "', 0)");
            }
        }
    }

    static List<String> names(int accounts) {
        return IntStream.range(0, accounts).mapToObj(i -> "account-" + i).toList();
    }

    /// @return when it is committed, which is this system's acknowledgement
    static Acknowledgement pay(Connection connection, Transfer transfer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAY)) {
            statement.setString(1, transfer.key());
            statement.setString(2, transfer.debit());
            statement.setString(3, transfer.credit());
            statement.setLong(4, transfer.amount());
            statement.executeUpdate();
        }
        return new Acknowledgement(transfer.key(), true, 0, "", Instant.now());
    }

    Set<String> keys() throws SQLException {
        Set<String> keys = new HashSet<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT key FROM payments")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }
}
