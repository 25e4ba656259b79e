package dev.holdfast.boot;

import dev.holdfast.aws.AuroraGlobalCluster;
import dev.holdfast.aws.DynamoJournal;
import dev.holdfast.aws.DynamoOrders;
import dev.holdfast.aws.DynamoReigns;
import dev.holdfast.aws.DynamoSessions;
import dev.holdfast.aws.DynamoStatusBoard;
import dev.holdfast.aws.RdsCluster;
import dev.holdfast.aws.S3Documents;
import dev.holdfast.aws.SqsOrders;
import dev.holdfast.aws.SsmRoleParameter;
import dev.holdfast.orders.DocumentStore;
import dev.holdfast.orders.OrderQueue;
import dev.holdfast.orders.OrderStore;
import dev.holdfast.orders.SessionStore;
import dev.holdfast.postgres.PgCluster;
import dev.holdfast.postgres.PgLedgerReader;
import dev.holdfast.postgres.PgLedgerStore;
import dev.holdfast.postgres.PgRecoveryStore;
import dev.holdfast.postgres.PgRelayElection;
import dev.holdfast.postgres.Replicas;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RelayElection;
import dev.holdfast.readiness.ClusterSource;
import dev.holdfast.readiness.StatusBoard;
import dev.holdfast.recovery.DatabaseCluster;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.recovery.RoleParameter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

/// What is plugged into the flows' ports. Tests put their fakes in here.
final class Plugs {

    private final HoldfastConfig config;

    Plugs(HoldfastConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    LedgerStore ledgerStore(Pool pool) {
        return new PgLedgerStore(pool, config.database().timeout());
    }

    @Produces
    @Singleton
    LedgerReader ledgerReader(Pool pool) {
        boolean aurora = config.aurora().globalCluster().isPresent();
        Replicas replicas = aurora ? Replicas.AURORA : Replicas.STREAMING;
        return new PgLedgerReader(pool, config.database().timeout(), replicas);
    }

    @Produces
    @Singleton
    RecoveryStore recoveryStore(Pool pool) {
        return new PgRecoveryStore(pool, config.database().timeout());
    }

    @Produces
    @Singleton
    DatabaseCluster databaseCluster(Pool pool, Instance<RdsAsyncClient> aurora) {
        return config.aurora()
                .globalCluster()
                .map(global -> aurora(global, aurora))
                .orElseGet(() -> new PgCluster(pool, config.database().timeout()));
    }

    private DatabaseCluster aurora(String global, Instance<RdsAsyncClient> client) {
        String here =
                config.aurora()
                        .cluster()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "holdfast.aurora.global-cluster needs"
                                                + " holdfast.aurora.cluster."));
        AuroraGlobalCluster.Names names = new AuroraGlobalCluster.Names(global, here);
        return new AuroraGlobalCluster(client.get(), names, config.database().timeout());
    }

    @Produces
    @Singleton
    RelayElection relayElection(Pool pool, Pace pace) {
        return new PgRelayElection(pool, config.database().timeout(), pace::nanos);
    }

    @Produces
    @Singleton
    Journal journal(DynamoDbAsyncClient client) {
        return new DynamoJournal(client, config.journal().table(), config.journal().timeout());
    }

    @Produces
    @Singleton
    Reigns reigns(DynamoDbAsyncClient client) {
        return new DynamoReigns(client, config.journal().table(), config.journal().timeout());
    }

    @Produces
    @Singleton
    RoleParameter roleParameter(SsmAsyncClient client) {
        return new SsmRoleParameter(
                client, config.parameters().prefix(), config.journal().timeout());
    }

    @Produces
    @Singleton
    StatusBoard statusBoard(DynamoDbAsyncClient client) {
        return new DynamoStatusBoard(client, config.journal().table(), config.journal().timeout());
    }

    @Produces
    @Singleton
    ClusterSource clusterSource(Instance<RdsAsyncClient> client) {
        return config.aurora()
                .cluster()
                .<ClusterSource>map(
                        here -> new RdsCluster(client.get(), here, config.database().timeout()))
                .orElse(() -> Uni.createFrom().item(Optional.empty()));
    }

    @Produces
    @Singleton
    OrderStore orders(DynamoDbAsyncClient client) {
        return new DynamoOrders(
                client,
                config.orders().table(),
                config.orders().timeout(),
                config.events().bus().isPresent());
    }

    @Produces
    @Singleton
    SessionStore sessions(DynamoDbAsyncClient client) {
        return new DynamoSessions(client, config.sessions().table(), config.sessions().timeout());
    }

    /// The client is made when the first document is written.
    @Produces
    @Singleton
    DocumentStore documents(S3AsyncClient client) {
        return new S3Documents(
                client, config.orders().bucket().orElse(""), config.orders().timeout());
    }

    @Produces
    @Singleton
    OrderQueue orderQueue(SqsAsyncClient client) {
        return new SqsOrders(client, config.orders().queue().orElse(""), config.orders().timeout());
    }
}
