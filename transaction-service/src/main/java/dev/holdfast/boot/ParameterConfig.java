package dev.holdfast.boot;

import io.smallrye.config.WithName;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The parameters of this region, and keeping them equal to those of the other one.
public interface ParameterConfig {

    /// The path that they are under, such as `/holdfast/production`.
    @Pattern(regexp = "(/[A-Za-z0-9_.-]+)+")
    String prefix();

    /// The key that encrypts secure values of this region; the one that AWS manages if it is not
    /// set.
    Optional<String> key();

    /// The same for the other region: a key of that region.
    @WithName("peer-key")
    Optional<String> peerKey();

    /// Where the other region's parameters are, if that is not AWS's own endpoint.
    @WithName("peer-endpoint")
    Optional<URI> peerEndpoint();

    /// How often this service, while its region is active, compares all parameters. Without it, it
    /// leaves that to the function that is there for it.
    @WithName("reconcile-every")
    Optional<Duration> reconcileEvery();
}
