package dev.holdfast.boot;

import dev.holdfast.aws.SsmParameters;
import dev.holdfast.aws.SsmRoleParameter;
import dev.holdfast.parameters.FindActiveRegion;
import dev.holdfast.parameters.ParameterScope;
import dev.holdfast.parameters.ReplicateParameters;
import dev.holdfast.processing.Pace;
import dev.holdfast.recovery.RoleParameter;
import dev.holdfast.region.RegionName;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

/// Wires the replication of parameters.
final class ParameterPath {

    private final ParameterConfig config;
    private final HoldfastConfig.Regions regions;
    private final Duration timeout;

    ParameterPath(HoldfastConfig config) {
        this.config = config.parameters();
        this.regions = config.region();
        this.timeout = config.journal().timeout();
    }

    /// The client of the other region.
    record Peer(RegionName name, SsmAsyncClient client) {}

    @Produces
    @Singleton
    Peer peer(SdkAsyncHttpClient http) {
        String name =
                regions.peer()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "holdfast.parameters.reconcile-every needs"
                                                + " holdfast.region.peer."));
        return new Peer(new RegionName(name), AwsClients.parametersOf(name, peerEndpoint(), http));
    }

    /// An endpoint that the SDK was told of is one of this region's, and would be taken for the
    /// other one's as well: this region would be compared with itself, and found equal.
    private Optional<URI> peerEndpoint() {
        if (config.peerEndpoint().isEmpty() && isToldAnEndpoint()) {
            throw new IllegalArgumentException(
                    "Where AWS's SDK is told an endpoint of SSM, holdfast.parameters.peer-endpoint"
                            + " must name that of the other region.");
        }
        return config.peerEndpoint();
    }

    private static boolean isToldAnEndpoint() {
        return Stream.of("aws.endpointUrlSsm", "aws.endpointUrl")
                        .anyMatch(key -> System.getProperty(key) != null)
                || Stream.of("AWS_ENDPOINT_URL_SSM", "AWS_ENDPOINT_URL")
                        .anyMatch(key -> System.getenv(key) != null);
    }

    void close(@Disposes Peer peer) {
        peer.client().close();
    }

    @Produces
    @Singleton
    ReplicateParameters.Regions regions(SsmAsyncClient client, RoleParameter role, Peer peer) {
        return new ReplicateParameters.Regions(
                new ReplicateParameters.Place(
                        new RegionName(regions.name()),
                        new SsmParameters(client, config.key(), timeout)),
                new ReplicateParameters.Place(
                        peer.name(), new SsmParameters(peer.client(), config.peerKey(), timeout)),
                new FindActiveRegion(
                        role, new SsmRoleParameter(peer.client(), config.prefix(), timeout)));
    }

    @Produces
    @Singleton
    ReplicateParameters replicate(ReplicateParameters.Regions both, Pace pace) {
        return new ReplicateParameters(
                new ParameterScope(config.prefix()),
                both,
                pace,
                ReplicateParameters.Bounds.DEFAULT);
    }
}
