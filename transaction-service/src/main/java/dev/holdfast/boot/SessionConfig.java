package dev.holdfast.boot;

import dev.holdfast.names.Names;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/// The sessions' table, shared by the regions.
public interface SessionConfig {

    @WithDefault(Names.SESSIONS_TABLE)
    @NotBlank String table();

    /// How long one read or write may take.
    @WithDefault("2s")
    Duration timeout();
}
