package dev.holdfast.boot;

import dev.holdfast.aws.EventBridgeReports;
import dev.holdfast.parameters.ReplicateParameters;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.readiness.ClusterSource;
import dev.holdfast.readiness.PostStatus;
import dev.holdfast.readiness.ReadBoard;
import dev.holdfast.readiness.ReadinessReport;
import dev.holdfast.readiness.ReadinessRules;
import dev.holdfast.readiness.StatusBoard;
import dev.holdfast.readiness.ValidateReadiness;
import dev.holdfast.recovery.Takeover;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/// Wires what looks whether the other region could take over.
final class ReadinessPath {

    private final HoldfastConfig config;
    private final RegionState state;
    private final StatusBoard board;
    private final Pace pace;

    ReadinessPath(HoldfastConfig config, RegionState state, StatusBoard board, Pace pace) {
        this.config = config;
        this.state = state;
        this.board = board;
        this.pace = pace;
    }

    @Produces
    @Singleton
    PostStatus post(LedgerReader reader, ClusterSource cluster, Takeover takeover) {
        return new PostStatus(
                state.me(),
                BuildIdentity.of(config.readiness().build()),
                new PostStatus.Sources(
                        reader::replication,
                        cluster,
                        takeover::last,
                        board,
                        config.database().timeout()),
                pace);
    }

    @Produces
    @Singleton
    ValidateReadiness validate(
            Instance<ReplicateParameters> parameters, Instance<EventBridgeAsyncClient> events) {
        ReadinessConfig limits = config.readiness();
        ReadBoard read =
                new ReadBoard(
                        new ReadBoard.Places(
                                state.me(), peer(), board, () -> differing(parameters)),
                        pace,
                        new ReadinessRules(
                                new ReadinessRules.Limits(
                                        limits.statusAge(),
                                        limits.lag(),
                                        limits.backupAge(),
                                        limits.drillAge())));
        return new ValidateReadiness(
                state.me(),
                read::questions,
                report -> publish(report, events),
                new ValidateReadiness.Means(
                        pace, limits.checkTimeout(), Infrastructure.getDefaultWorkerPool()));
    }

    /// A region without a peer looks for one that never says anything.
    private RegionName peer() {
        return new RegionName(config.region().peer().orElse("no-peer"));
    }

    private Uni<List<String>> differing(Instance<ReplicateParameters> parameters) {
        return config.parameters().reconcileEvery().isPresent()
                ? parameters.get().differences()
                : Uni.createFrom()
                        .failure(
                                new IllegalStateException(
                                        "This process does not look at the other region's"
                                                + " parameters; the function for it does."));
    }

    private Uni<Void> publish(ReadinessReport report, Instance<EventBridgeAsyncClient> events) {
        return config.events()
                .bus()
                .map(bus ->
                        new EventBridgeReports(events.get(), bus, config.events().timeout())
                                .publish(report))
                .orElseGet(() ->
                        Uni.createFrom()
                                .failure(new IllegalStateException("No bus is configured.")));
    }
}
