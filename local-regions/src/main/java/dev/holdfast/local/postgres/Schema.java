package dev.holdfast.local.postgres;

import dev.holdfast.local.process.EnvironmentFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Roles, database and tables of a new primary.
public final class Schema {
    /// Held here because the logging system keeps loggers weakly, and would forget the level.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private Schema() {}

    public static void create(PostgresServer primary, DatabaseSecrets secrets) {
        try (Connection connection = primary.superuser().connect()) {
            for (String sql : roles(secrets)) {
                execute(connection, sql);
            }
            execute(connection, "CREATE DATABASE holdfast OWNER holdfast");
        } catch (SQLException e) {
            throw new EnvironmentFailure("Cannot create the database.", e);
        }
        try {
            // Functions belong to a database: the right to promote is given in the service's own.
            primary.superuser()
                    .on(DatabaseAccess.DATABASE)
                    .execute("GRANT EXECUTE ON FUNCTION pg_promote(boolean, integer) TO holdfast");
        } catch (SQLException e) {
            throw new EnvironmentFailure("Cannot allow the service to promote its standby.", e);
        }
        migrate(primary.service());
    }

    private static List<String> roles(DatabaseSecrets secrets) {
        return List.of(
                "CREATE ROLE holdfast LOGIN PASSWORD '" + secrets.service() + "'",
                "GRANT pg_monitor TO holdfast",
                "CREATE ROLE replicator REPLICATION LOGIN PASSWORD '" + secrets.replicator() + "'");
    }

    private static void migrate(DatabaseAccess owner) {
        FLYWAY.setLevel(Level.WARNING);
        try {
            Flyway.configure()
                    .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new EnvironmentFailure("A database migration failed: " + e.getMessage(), e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
