package dev.holdfast.aws;

import dev.holdfast.recovery.DatabaseCluster;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverState;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;

/// An Aurora global cluster, seen and promoted from this region: the client must be this region's,
/// so that nothing depends on the region that was lost.
///
/// Data loss is allowed, because the takeover undoes and replays what the journal says; refusing it
/// would only leave nobody in service. Fails with [ControlUnavailable].
public final class AuroraGlobalCluster implements DatabaseCluster {

    private final RdsAsyncClient client;
    private final Names names;
    private final Duration timeout;
    private final AwsRequestOverrideConfiguration bound;

    /// Which cluster is meant.
    ///
    /// @param global the identifier of the global cluster
    /// @param here the ARN of this region's cluster, one of its members
    public record Names(String global, String here) {

        /// @throws IllegalArgumentException if one of them cannot be a name of its kind
        public Names {
            if (global.isBlank()) {
                throw new IllegalArgumentException("A global cluster's identifier is never blank.");
            }
            if (!here.startsWith("arn:") || !here.contains(":cluster:")) {
                throw new IllegalArgumentException(
                        "This region's cluster is named by its ARN, but was '" + here + "'.");
            }
        }
    }

    /// @param timeout the bound of every single request
    public AuroraGlobalCluster(RdsAsyncClient client, Names names, Duration timeout) {
        this.client = client;
        this.names = names;
        this.timeout = timeout;
        this.bound = AwsRequestOverrideConfiguration.builder().apiCallTimeout(timeout).build();
    }

    /// A writer that is on its way to become a reader, or the other way round, counts as none.
    @Override
    public Uni<Boolean> isWriter() {
        return describe().map(cluster -> isSettled(cluster) && writes(cluster));
    }

    /// The claim fences by itself; the platform knows nothing of it.
    @Override
    public Uni<Void> promote(Claim claim) {
        return describe().chain(cluster -> isDone(cluster) ? done() : failOver());
    }

    /// If it is refused because of the state that the cluster is in, an earlier request may be why.
    private Uni<Void> failOver() {
        FailoverGlobalClusterRequest request =
                FailoverGlobalClusterRequest.builder()
                        .globalClusterIdentifier(names.global())
                        .targetDbClusterIdentifier(names.here())
                        .allowDataLoss(true)
                        .overrideConfiguration(bound)
                        .build();
        return call(() -> client.failoverGlobalCluster(request))
                .replaceWithVoid()
                .onFailure(AuroraGlobalCluster::isBusy)
                .recoverWithUni(busy -> lookAgain((ControlUnavailable) busy));
    }

    private Uni<Void> lookAgain(ControlUnavailable busy) {
        return describe()
                .chain(cluster -> isDone(cluster) ? done() : Uni.createFrom().failure(busy));
    }

    private static boolean isBusy(Throwable failure) {
        return failure instanceof ControlUnavailable
                && (failure.getCause() instanceof InvalidGlobalClusterStateException
                        || failure.getCause() instanceof InvalidDbClusterStateException);
    }

    private boolean isDone(GlobalCluster cluster) {
        return isSettled(cluster) ? writes(cluster) : isOnItsWay(cluster.failoverState());
    }

    private static boolean isSettled(GlobalCluster cluster) {
        FailoverState state = cluster.failoverState();
        return state == null || state.status() == null;
    }

    private boolean isOnItsWay(FailoverState state) {
        return switch (state.status()) {
            case PENDING, FAILING_OVER -> names.here().equals(state.toDbClusterArn());
            case CANCELLING, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private boolean writes(GlobalCluster cluster) {
        return Boolean.TRUE.equals(member(cluster).isWriter());
    }

    private GlobalClusterMember member(GlobalCluster cluster) {
        return cluster.globalClusterMembers().stream()
                .filter(member -> names.here().equals(member.dbClusterArn()))
                .findFirst()
                .orElseThrow(() -> stranger(names.here()));
    }

    private Uni<GlobalCluster> describe() {
        DescribeGlobalClustersRequest request =
                DescribeGlobalClustersRequest.builder()
                        .globalClusterIdentifier(names.global())
                        .overrideConfiguration(bound)
                        .build();
        return call(() -> client.describeGlobalClusters(request)).map(this::only);
    }

    private GlobalCluster only(DescribeGlobalClustersResponse answer) {
        Optional<GlobalCluster> found = answer.globalClusters().stream().findFirst();
        return found.orElseThrow(() -> stranger(names.global()));
    }

    private ControlUnavailable stranger(String name) {
        return new ControlUnavailable(
                Trouble.REFUSED,
                "RDS knows no " + name + " in the global cluster " + names.global() + ".");
    }

    private <T> Uni<T> call(Supplier<CompletionStage<T>> request) {
        return Bounded.call(timeout, request)
                .onFailure(Trouble::causes)
                .transform(cause -> ControlUnavailable.of("RDS", cause));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
