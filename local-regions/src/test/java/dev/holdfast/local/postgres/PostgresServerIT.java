package dev.holdfast.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.environment.Environment;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.network.NetworkLink;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.Unprivileged;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir private static Path directory;

    private static final DatabaseSecrets SECRETS = DatabaseSecrets.random();
    private static final int PORT = Loopback.freePort(Loopback.regions());
    private static Environment environment;
    private static PostgresServer east;
    private static PostgresServer west;

    private static int tables;
    private String table;

    @BeforeAll
    static void start() {
        Unprivileged user = Unprivileged.detect();
        environment = Environment.open(directory, user);
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "holdfast");
        PostgresInstallation installation =
                new PostgresInstallation(
                        PostgresBinaries.in(user.reachable(cache, Path.of("/var/cache/holdfast"))),
                        user,
                        environment.processes());
        east = new PostgresServer(installation, site(LocalRegion.US_EAST_1), SECRETS);
        west = new PostgresServer(installation, site(LocalRegion.US_EAST_2), SECRETS);
        east.create();
        west.copyOf(east, east.site().address());
        east.start();
        east.reserveLogFor(west);
        Schema.create(east, SECRETS);
        west.start();
        Replication.awaitCaughtUp(east, west, BOUND);
    }

    @AfterAll
    static void stop() {
        environment.close();
    }

    /// Every test begins with the primary in the east, and has a table of its own.
    @BeforeEach
    void createTable() throws SQLException {
        tables++;
        table = "survivors" + tables;
        east.service().execute("CREATE TABLE " + table + " (value int)");
    }

    @Test
    void what_the_primary_commits_arrives_at_the_standby() throws SQLException {
        write(east, 1);

        awaitRows(west, 1);
        assertThat(east.isPrimary()).isTrue();
        assertThat(west.isPrimary()).isFalse();
        assertThatThrownBy(() -> write(west, 2)).hasMessageContaining("read-only");
    }

    @Test
    void the_settings_are_those_that_durability_needs() throws SQLException {
        assertThat(east.service().ask("SHOW fsync")).isEqualTo("on");
        assertThat(east.service().ask("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(west.service().ask("SHOW wal_retrieve_retry_interval")).isEqualTo("20ms");
        assertThat(west.service().ask("SHOW hot_standby_feedback")).isEqualTo("on");
    }

    @Test
    void a_killed_primary_is_replaced_and_healed_in_both_directions() throws SQLException {
        write(east, 1);
        awaitRows(west, 1);

        east.kill();
        promote(west);
        write(west, 2);
        east.rebuildFrom(west, west.site().address());
        east.start();
        Replication.awaitCaughtUp(west, east, BOUND);
        assertThat(rows(east)).isEqualTo(2);

        west.kill();
        promote(east);
        write(east, 3);
        west.rebuildFrom(east, east.site().address());
        west.start();
        Replication.awaitCaughtUp(east, west, BOUND);
        assertThat(rows(west)).isEqualTo(3);
    }

    @Test
    void a_killed_server_starts_again_with_all_that_was_committed() throws SQLException {
        write(east, 1);
        east.kill();
        east.start();

        assertThat(rows(east)).isEqualTo(1);
    }

    @Test
    void a_standby_whose_wire_is_cut_catches_up_when_it_is_back() throws SQLException {
        try (NetworkLink wire = NetworkLink.to("replication", east.site().address())) {
            west.rebuildFrom(east, new InetSocketAddress(wire.host(), wire.port()));
            west.start();
            Replication.awaitCaughtUp(east, west, BOUND);
            write(east, 1);
            awaitRows(west, 1);

            wire.cut();
            write(east, 2);
            assertThat(rows(west)).isEqualTo(1);

            wire.restore();
            awaitRows(west, 2);
        }
        west.rebuildFrom(east, east.site().address());
        west.start();
        Replication.awaitCaughtUp(east, west, BOUND);
    }

    @Test
    void nobody_logs_in_without_the_password() {
        DatabaseAccess wrong =
                new DatabaseAccess(east.site().address(), "postgres", "postgres", "guess");

        assertThatThrownBy(() -> wrong.ask("SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    private static DatabaseSite site(LocalRegion region) {
        return new DatabaseSite(
                region,
                PORT,
                environment.files().database(region),
                environment.files().log(region, "postgres"));
    }

    /// As the service does it: with its own user, which is allowed to.
    private static void promote(PostgresServer standby) throws SQLException {
        assertThat(standby.service().ask("SELECT pg_promote(true, 20)")).isEqualTo("t");
    }

    private void write(PostgresServer server, int value) throws SQLException {
        server.service().execute("INSERT INTO " + table + " VALUES (" + value + ")");
    }

    private void awaitRows(PostgresServer server, int count) {
        Deadline.in(BOUND).await(count + " rows", () -> rows(server) == count);
    }

    private int rows(PostgresServer server) {
        try {
            return Integer.parseInt(server.service().ask("SELECT count(*) FROM " + table));
        } catch (SQLException _) {
            return -1;
        }
    }
}
