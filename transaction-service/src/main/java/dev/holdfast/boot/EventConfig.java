package dev.holdfast.boot;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Publishing what the journal holds.
public interface EventConfig {

    /// The name or ARN of this region's EventBridge bus. Without it nothing is published.
    Optional<String> bus();

    /// How often the journal is looked at while there is nothing new.
    @WithDefault("500ms")
    Duration every();

    /// How long one request may take.
    @WithDefault("2s")
    Duration timeout();
}
