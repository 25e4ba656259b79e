package dev.holdfast.boot;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;

/// Whether the other region could take over, and what still counts as well.
public interface ReadinessConfig {

    /// Which artefact this is, such as an image's digest. The checksum of the service's own archive
    /// if it is not set.
    Optional<String> build();

    /// How often this region writes on the board what it is like.
    @WithName("post-every")
    @WithDefault("15s")
    Duration postEvery();

    /// How old that may be and still count.
    @WithName("status-age")
    @WithDefault("60s")
    Duration statusAge();

    /// How often this service validates by itself and publishes the report. Without it, it leaves
    /// that to the function that is there for it, and validates when it is asked.
    @WithName("validate-every")
    Optional<Duration> validateEvery();

    /// How long one check may take.
    @WithName("check-timeout")
    @WithDefault("5s")
    Duration checkTimeout();

    /// How far the standby's database may be behind.
    @WithDefault("5s")
    Duration lag();

    /// How far back the latest moment may be to which the ledger can be restored.
    @WithName("backup-age")
    @WithDefault("30m")
    Duration backupAge();

    /// How long ago the last takeover, drill or not, may be.
    @WithName("drill-age")
    @WithDefault("30d")
    Duration drillAge();
}
