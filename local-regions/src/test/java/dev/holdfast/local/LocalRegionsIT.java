package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRegionsIT {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final LocalRegion EAST = LocalRegion.US_EAST_1;
    private static final LocalRegion WEST = LocalRegion.US_EAST_2;

    @TempDir private static Path directory;

    private static LocalRegions regions;

    private static int tables;
    private String table;

    @BeforeAll
    static void start() {
        regions = LocalRegions.start(StandIns.settings(directory), Progress.silent());
    }

    @AfterAll
    static void stop() {
        regions.close();
    }

    /// Every test begins and ends with us-east-1 active, and has a table of its own.
    @BeforeEach
    void createTable() throws SQLException {
        tables++;
        table = "survivors" + tables;
        regions.database(EAST).execute("CREATE TABLE " + table + " (value int)");
        awaitRows(WEST, 0);
    }

    @Test
    void a_lost_region_is_healed_and_goes_home_again() throws SQLException {
        assertThat(regions.dnsAnswer()).isEqualTo(EAST.host());
        regions.database(EAST).execute("INSERT INTO " + table + " VALUES (1)");
        awaitRows(WEST, 1);

        regions.killRegion(EAST);
        regions.switchover(WEST);
        awaitDns(WEST);
        regions.database(WEST).execute("INSERT INTO " + table + " VALUES (2)");
        regions.heal(EAST);
        awaitRows(EAST, 2);

        regions.switchover(EAST);
        regions.healDatabase(WEST);
        regions.database(EAST).execute("INSERT INTO " + table + " VALUES (3)");
        awaitRows(WEST, 3);
        awaitDns(EAST);
    }

    @Test
    void the_active_region_is_never_rebuilt() {
        assertThatThrownBy(() -> regions.heal(EAST))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("that needs us-east-2 to be active");
        assertThat(regions.processes()).hasSize(7);
    }

    @Test
    void a_frozen_service_says_nothing_until_it_is_thawed() {
        try (ServiceProbe probe = new ServiceProbe()) {
            URI service = regions.service(EAST);
            regions.freezeService(EAST);
            assertThat(probe.passes(service, RegionService.ROUTING)).isFalse();

            regions.thawService(EAST);

            Deadline.in(BOUND)
                    .await("an answer", () -> probe.passes(service, RegionService.ROUTING));
        }
    }

    @Test
    void cut_replication_leaves_the_standby_behind_until_it_is_restored() throws SQLException {
        awaitRows(WEST, 0);
        regions.cutReplication();
        regions.database(EAST).execute("INSERT INTO " + table + " VALUES (1)");
        assertThat(rows(WEST)).isZero();

        regions.restoreReplication();

        awaitRows(WEST, 1);
    }

    private static void awaitDns(LocalRegion region) {
        Deadline.in(BOUND)
                .await("DNS to answer " + region, () -> regions.dnsAnswer().equals(region.host()));
    }

    private void awaitRows(LocalRegion region, int count) {
        Deadline.in(BOUND)
                .await("%d rows in %s".formatted(count, region), () -> rows(region) == count);
    }

    private int rows(LocalRegion region) {
        try {
            String count = regions.database(region).ask("SELECT count(*) FROM " + table);
            return Integer.parseInt(count);
        } catch (SQLException _) {
            return -1;
        }
    }
}
