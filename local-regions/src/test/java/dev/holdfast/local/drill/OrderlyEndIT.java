package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that is told to end, as each deployment does it.
class OrderlyEndIT {

    private static final LocalRegion STANDBY = LocalRegion.US_EAST_2;
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir private Path directory;

    @Test
    void its_connections_end_before_the_threads_that_serve_them() throws Exception {
        LocalSettings settings =
                LocalSettings.of(Path.of("..").toAbsolutePath().normalize(), directory)
                        .withOrders();
        try (LocalRegions regions = LocalRegions.start(settings, Progress.silent())) {
            regions.endService(STANDBY, BOUND);

            String log = Files.readString(regions.logs().resolve(STANDBY + "/service.log"));
            assertThat(log).contains("holdfast stopped in").doesNotContain("Exception");
        }
    }
}
