package dev.holdfast.local.bench;

import dev.holdfast.aws.DynamoJournal;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.network.AwsClients;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.postgres.PgLedgerStore;
import dev.holdfast.processing.AwaitJournal;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.RelayJournal;
import dev.holdfast.processing.RelayLoop;
import dev.holdfast.processing.Reply;
import dev.holdfast.processing.SubmitTransactions;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/// The service's write path in this process, beside the service itself, which is frozen meanwhile:
/// the same classes, database and journal, without HTTP.
final class OwnService implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int CONNECTIONS = 8;
    private static final int AT_ONCE = 1_000;
    private static final long DEEP = 1_000_000_000_000L;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final DynamoDbAsyncClient dynamo;
    private final RegionState state = new RegionState(new RegionName("us-east-1"));
    private final SubmitTransactions transactions;
    private final Epoch epoch;

    OwnService(LocalRegions regions, String table) {
        this.pool = pool(regions);
        this.dynamo = dynamo(regions);
        LedgerStore store = new PgLedgerStore(pool, BOUND);
        Journal journal = new DynamoJournal(dynamo, table, BOUND);
        RealPace pace = new RealPace(vertx);
        AwaitJournal waiting = new AwaitJournal(store, pace, LOOK_EVERY);
        RelayJournal relay =
                new RelayJournal(
                        state, store, journal, new RelayJournal.Confirmations(waiting, pace));
        RelayLoop loop =
                new RelayLoop(
                        state,
                        relay,
                        new RelayLoop.Ports(journal, () -> Uni.createFrom().item(true), pace),
                        new RelayLoop.Timing(LOOK_EVERY, BOUND, BOUND));
        this.transactions =
                new SubmitTransactions(
                        state,
                        new SubmitTransactions.Path(store, loop, waiting),
                        new SubmitTransactions.Source(pace, UUID::randomUUID),
                        new SubmitTransactions.Bounds(20_000, 16 << 20, AT_ONCE, 300_000, BOUND));
        this.epoch = store.snapshot(1).await().atMost(BOUND).standing().gate().epoch();
        state.activate(epoch);
        loop.run(epoch).subscribe().with(ended -> {});
    }

    private Pool pool(LocalRegions regions) {
        var access = regions.database(LocalRegion.US_EAST_1);
        PgConnectOptions options =
                PgConnectOptions.fromUri(access.url())
                        .setUser(access.user())
                        .setPassword(access.password())
                        .setCachePreparedStatements(true);
        return Pool.newInstance(
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(CONNECTIONS))
                        .connectingTo(options)
                        .using(vertx)
                        .build());
    }

    private static DynamoDbAsyncClient dynamo(LocalRegions regions) {
        return AwsClients.asynchronous(DynamoDbAsyncClient.builder(), regions.journal());
    }

    SubmitTransactions transactions() {
        return transactions;
    }

    /// Opens accounts with deep overdrafts.
    List<UUID> openAccounts(int count) {
        List<UUID> accounts = new ArrayList<>();
        while (accounts.size() < count) {
            List<Command> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(AT_ONCE, count - accounts.size()); i++) {
                IdempotencyKey key = new IdempotencyKey("bench", UUID.randomUUID().toString());
                batch.add(new Command.OpenAccount(key, new CurrencyCode("EUR"), DEEP));
                accounts.add(key.decisionId().value());
            }
            for (Reply reply : transactions.submit(batch).await().atMost(BOUND)) {
                if (!(reply instanceof Reply.Acknowledged)) {
                    throw new IllegalStateException("An account could not be opened: " + reply);
                }
            }
        }
        return accounts;
    }

    @Override
    public void close() throws Exception {
        state.fenced(epoch);
        pool.close().await().atMost(BOUND);
        dynamo.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }
}
