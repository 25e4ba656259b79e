package dev.holdfast.boot;

import dev.holdfast.names.Names;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The region's own ledger database. One place for people; the drivers' URLs derive from it.
public interface DatabaseConfig {

    @WithDefault("localhost")
    @NotBlank String host();

    /// Further servers of the region, with the same port and users. With any, each new connection
    /// goes to the one that writes, if one does.
    @WithName("other-hosts")
    Optional<List<String>> otherHosts();

    @WithDefault("5432")
    @Min(1) @Max(65_535) int port();

    @WithDefault(Names.DATABASE)
    @NotBlank String name();

    @WithDefault(Names.DATABASE_USER)
    @NotBlank String user();

    Optional<String> password();

    /// The secret in Secrets Manager that holds user and password, for processes that are handed
    /// none; `quarkus.datasource.credentials-provider` has to be `secrets-manager` then.
    Optional<String> secret();

    /// Connections at the most.
    @WithDefault("16")
    @Min(4) @Max(1_000) int connections();

    /// How long one operation may take, waiting for a connection included.
    @WithDefault("5s")
    Duration timeout();

    /// Whether this service brings the schema up to date when it starts.
    @WithDefault("true")
    boolean migrate();
}
