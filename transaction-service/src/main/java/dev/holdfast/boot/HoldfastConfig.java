package dev.holdfast.boot;

import dev.holdfast.names.Names;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;

/// All that can be set. It is checked at start: an unknown, missing or impossible value stops the
/// service with the name of the key. Durations are written like `250ms`, `2s` or `1m`.
@ConfigMapping(prefix = "holdfast")
public interface HoldfastConfig {

    /// Marks a process of a local environment in process lists. Not read by the service.
    Optional<String> environment();

    Regions region();

    DatabaseConfig database();

    Aurora aurora();

    JournalTable journal();

    ParameterConfig parameters();

    Tokens tokens();

    Heartbeat heartbeat();

    TakeoverTimes takeover();

    Supervision supervision();

    Batch batch();

    Queue queue();

    Switchover switchover();

    Promotion promote();

    Health health();

    OrderConfig orders();

    SessionConfig sessions();

    EventConfig events();

    ReadinessConfig readiness();

    TraceConfig traces();

    /// How long a caller waits for the journal before its outcome is called unknown.
    @WithDefault("5s")
    Duration patience();

    /// How often the database is asked about a decision while nothing is heard from the relay.
    @WithName("evidence-every")
    @WithDefault("250ms")
    Duration evidenceEvery();

    /// Which region this is.
    interface Regions {

        /// This region's name, such as `us-east-1`.
        @Pattern(regexp = "[a-z][a-z0-9-]{0,31}") String name();

        /// The other region's name: with it readiness and parameters are compared.
        Optional<@Pattern(regexp = "[a-z][a-z0-9-]{0,31}") String> peer();
    }

    /// The Aurora global cluster that the database belongs to; without it, the database is asked to
    /// promote itself.
    interface Aurora {

        /// The identifier of the global cluster.
        @WithName("global-cluster")
        Optional<String> globalCluster();

        /// The ARN of this region's cluster.
        Optional<String> cluster();
    }

    /// The journal's table, shared by the regions.
    interface JournalTable {

        @WithDefault(Names.JOURNAL_TABLE)
        @NotBlank String table();

        /// How long one read or write may take.
        @WithDefault("2s")
        Duration timeout();
    }

    /// Who may sign tokens. There is no default: without it the service does not start.
    interface Tokens {

        /// The `iss` that every token must carry.
        @NotBlank String issuer();

        /// Where the issuer's public keys are, as PEM or JWKS: a file, a class path resource or a
        /// URL.
        @NotBlank @WithName("key-location")
        String keyLocation();

        /// The `aud` that every token must carry.
        @WithDefault("holdfast")
        @NotBlank String audience();

        /// How long a verified token is not verified again; 0 verifies each time. It never outlives
        /// the token, and is how long a withdrawn key goes on working.
        @WithName("remember-for")
        @WithDefault("60s")
        Duration rememberFor();
    }

    /// The active region's signs of life.
    interface Heartbeat {

        @WithDefault("1s")
        Duration interval();
    }

    /// When the active region is suspected.
    interface TakeoverTimes {

        /// How long its heart may stand still.
        @WithDefault("10s")
        Duration after();
    }

    /// Looking at reign, heartbeat and role.
    interface Supervision {

        /// How often; half the heartbeat's interval if it is not set.
        Optional<Duration> interval();
    }

    /// What is decided and committed together.
    interface Batch {

        @WithName("max-commands")
        @WithDefault("1000")
        @Min(1) @Max(10_000) int maxCommands();

        /// A batch must fit into one journal entry, which is below 400 KB.
        @WithName("max-bytes")
        @WithDefault("300000")
        @Min(20_000) @Max(350_000) int maxBytes();
    }

    /// What may wait for a batch; the rest is told to come back.
    interface Queue {

        @WithName("max-commands")
        @WithDefault("20000")
        @Min(1_000) @Max(1_000_000) int maxCommands();

        @WithName("max-bytes")
        @WithDefault("16777216")
        @Min(1_048_576) @Max(1_073_741_824) long maxBytes();
    }

    /// A planned change of regions.
    interface Switchover {

        /// How long draining and catching up may take together.
        @WithName("at-most")
        @WithDefault("10s")
        Duration atMost();
    }

    /// Making this region's database the writer.
    interface Promotion {

        @WithName("at-most")
        @WithDefault("60s")
        Duration atMost();

        @WithName("ask-every")
        @WithDefault("50ms")
        Duration askEvery();
    }

    /// What health answers rest on.
    interface Health {

        /// How often database and journal are asked.
        @WithDefault("200ms")
        Duration interval();

        /// How long each may take to answer.
        @WithDefault("500ms")
        Duration timeout();

        /// How old an answer may be and still count.
        @WithDefault("800ms")
        Duration fresh();

        /// How far a standby's database may be behind and still count as healthy.
        @WithDefault("30s")
        @WithName("max-lag")
        Duration maxLag();
    }
}
