package dev.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.environment.StateFile;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.ProcessRecord;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import dev.holdfast.local.service.ServiceProgram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class LocalRegionsIT {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final LocalRegion EAST = LocalRegion.US_EAST_1;
    private static final LocalRegion WEST = LocalRegion.US_EAST_2;

    @TempDir private Path directory;

    @Test
    void closing_leaves_no_process_no_port_and_no_data() {
        List<ProcessRecord> processes;
        int port;
        try (LocalRegions regions = start()) {
            processes = regions.processes();
            port = regions.servicePort();
            assertThat(processes).hasSize(7).allMatch(each -> each.find().isPresent());
            assertThat(StateFile.in(directory).read()).isPresent();
        }
        assertThat(processes).noneMatch(each -> each.find().isPresent());
        assertThat(Loopback.isFree(port, Loopback.regions())).isTrue();
        assertThat(StateFile.in(directory).read()).isEmpty();
    }

    @Test
    void a_lost_region_is_healed_and_goes_home_again() throws SQLException {
        try (LocalRegions regions = start()) {
            assertThat(regions.dnsAnswer()).isEqualTo(EAST.host());
            regions.database(EAST).execute("CREATE TABLE survivors (value int)");
            regions.database(EAST).execute("INSERT INTO survivors VALUES (1)");
            awaitRows(regions, WEST, 1);

            regions.killRegion(EAST);
            regions.switchover(WEST);
            awaitDns(regions, WEST);
            regions.database(WEST).execute("INSERT INTO survivors VALUES (2)");
            regions.heal(EAST);
            awaitRows(regions, EAST, 2);

            regions.switchover(EAST);
            regions.healDatabase(WEST);
            regions.database(EAST).execute("INSERT INTO survivors VALUES (3)");
            awaitRows(regions, WEST, 3);
            awaitDns(regions, EAST);
        }
    }

    @Test
    void the_active_region_is_never_rebuilt() {
        try (LocalRegions regions = start()) {
            assertThatThrownBy(() -> regions.heal(EAST))
                    .isInstanceOf(EnvironmentFailure.class)
                    .hasMessageContaining("that needs us-east-2 to be active");
            assertThat(regions.processes()).hasSize(7);
        }
    }

    @Test
    void a_frozen_service_says_nothing_until_it_is_thawed() {
        try (LocalRegions regions = start();
                ServiceProbe probe = new ServiceProbe()) {
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
        try (LocalRegions regions = start()) {
            regions.database(EAST).execute("CREATE TABLE survivors (value int)");
            awaitRows(regions, WEST, 0);
            regions.cutReplication();
            regions.database(EAST).execute("INSERT INTO survivors VALUES (1)");
            assertThat(rows(regions, WEST)).isZero();

            regions.restoreReplication();

            awaitRows(regions, WEST, 1);
        }
    }

    @Test
    void a_service_that_ends_at_once_is_explained_and_leaves_nothing() {
        LocalSettings settings = StandIns.settings(directory);
        LocalSettings.Programs programs = settings.programs();
        ServiceProgram broken =
                new ServiceProgram(List.of(), List.of("dev.holdfast.Nowhere"), Map.of());
        LocalSettings failing =
                settings.withPrograms(
                        new LocalSettings.Programs(
                                broken, programs.dynamoDbLocal(), programs.cache()));

        assertThatThrownBy(() -> LocalRegions.start(failing, Progress.silent()))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("service has ended")
                .hasMessageContaining("Could not find or load main class")
                .hasMessageContaining("service.log");
        assertThat(StateFile.in(directory).read()).isEmpty();
    }

    private LocalRegions start() {
        return LocalRegions.start(StandIns.settings(directory), Progress.silent());
    }

    private static void awaitDns(LocalRegions regions, LocalRegion region) {
        Deadline.in(BOUND)
                .await("DNS to answer " + region, () -> regions.dnsAnswer().equals(region.host()));
    }

    private static void awaitRows(LocalRegions regions, LocalRegion region, int count) {
        Deadline.in(BOUND)
                .await(
                        "%d rows in %s".formatted(count, region),
                        () -> rows(regions, region) == count);
    }

    private static int rows(LocalRegions regions, LocalRegion region) {
        try {
            String count = regions.database(region).ask("SELECT count(*) FROM survivors");
            return Integer.parseInt(count);
        } catch (SQLException _) {
            return -1;
        }
    }
}
