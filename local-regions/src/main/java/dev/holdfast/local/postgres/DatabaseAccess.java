package dev.holdfast.local.postgres;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// How to log in to one database as one user. Every connection has bounded waits.
public record DatabaseAccess(
        InetSocketAddress server, String database, String user, String password) {
    public static final String DATABASE = "holdfast";

    private static final String CONNECT_SECONDS = "5";
    private static final String ANSWER_SECONDS = "60";

    public String jdbcUrl() {
        return "jdbc:" + url();
    }

    public String host() {
        return server.getAddress().getHostAddress();
    }

    public int port() {
        return server.getPort();
    }

    public String url() {
        return "postgresql://%s:%d/%s".formatted(host(), port(), database);
    }

    DatabaseAccess on(String otherDatabase) {
        return new DatabaseAccess(server, otherDatabase, user, password);
    }

    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of the first row; an empty string when there is none.
    public String ask(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return ask(connection, sql);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }

    /// The password stays out of logs.
    @Override
    public String toString() {
        return user + "@" + url();
    }
}
