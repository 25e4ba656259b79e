package dev.holdfast.aws;

import dev.holdfast.recovery.DatabaseCluster;
import dev.holdfast.recovery.Promotion;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverState;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;
import software.amazon.awssdk.services.rds.model.SwitchoverGlobalClusterRequest;

/// An Aurora global cluster, seen and promoted from this region: the client must be this region's,
/// so that nothing depends on the region that was lost.
///
/// A planned change is a switchover: the old writer becomes a reader of the new one, and nothing is
/// lost. A forced one is a failover, which allows data loss, because the takeover undoes and
/// replays what the journal says; refusing it would only leave nobody in service. Fails with
/// [ControlUnavailable].
public final class AuroraGlobalCluster implements DatabaseCluster {

    /// Documented, and not among the values that the client knows.
    private static final String SWITCHING_OVER = "switching-over";

    private final RdsAsyncClient client;
    private final Names names;
    private final Requests requests;

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
        this.requests = new Requests(timeout, cause -> ControlUnavailable.of("RDS", cause));
    }

    /// A writer that is on its way to become a reader, or the other way round, counts as none.
    @Override
    public Uni<Boolean> isWriter() {
        return describe().map(cluster -> isSettled(cluster) && writes(cluster));
    }

    /// The claim fences by itself; the platform knows nothing of it.
    @Override
    public Uni<Void> promote(Claim claim, Promotion promotion) {
        return describe()
                .chain(cluster -> isUnderWay(cluster, promotion) ? done() : ask(promotion));
    }

    private boolean isUnderWay(GlobalCluster cluster, Promotion promotion) {
        return isDone(cluster)
                && switch (promotion) {
                    case PLANNED -> true;
                    case FORCED -> !isSwitchingOver(cluster);
                };
    }

    /// If it is refused because of the state that the cluster is in, an earlier request may be why.
    private Uni<Void> ask(Promotion promotion) {
        Uni<?> asked =
                switch (promotion) {
                    case PLANNED -> switchOver();
                    case FORCED -> failOver();
                };
        return asked.replaceWithVoid()
                .onFailure(AuroraGlobalCluster::isBusy)
                .recoverWithUni(busy -> lookAgain((ControlUnavailable) busy));
    }

    private Uni<?> switchOver() {
        SwitchoverGlobalClusterRequest request =
                SwitchoverGlobalClusterRequest.builder()
                        .globalClusterIdentifier(names.global())
                        .targetDbClusterIdentifier(names.here())
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.switchoverGlobalCluster(request));
    }

    private Uni<?> failOver() {
        FailoverGlobalClusterRequest request =
                FailoverGlobalClusterRequest.builder()
                        .globalClusterIdentifier(names.global())
                        .targetDbClusterIdentifier(names.here())
                        .allowDataLoss(true)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.failoverGlobalCluster(request));
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
        boolean moving =
                switch (state.status()) {
                    case PENDING, FAILING_OVER -> true;
                    case CANCELLING -> false;
                    case UNKNOWN_TO_SDK_VERSION -> SWITCHING_OVER.equals(state.statusAsString());
                };
        return moving && names.here().equals(state.toDbClusterArn());
    }

    /// Whether a switchover is under way: it waits for the old writer, which may be lost by now.
    private static boolean isSwitchingOver(GlobalCluster cluster) {
        return !isSettled(cluster)
                && !Boolean.TRUE.equals(cluster.failoverState().isDataLossAllowed());
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
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.describeGlobalClusters(request)).map(this::only);
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

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
