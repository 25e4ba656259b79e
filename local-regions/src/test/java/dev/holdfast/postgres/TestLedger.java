package dev.holdfast.postgres;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerRules;
import dev.holdfast.ledger.Ruling;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RelaySnapshot;
import dev.holdfast.processing.Settlement;
import dev.holdfast.processing.Standing;
import dev.holdfast.recovery.RecoveryTransaction;
import dev.holdfast.recovery.RecoveryTransaction.Replayed;
import dev.holdfast.region.Claim;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A ledger database of one test, as the service sees it.
final class TestLedger implements AutoCloseable {

    static final RegionName ME = new RegionName("us-east-1");
    static final RegionName OTHER = new RegionName("us-east-2");
    static final Gate GATE = Gate.open(Epoch.FIRST, ME);
    static final Claim CLAIM = claim(1, ME);
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final Instant NOW = Instant.parse("2025-03-04T05:06:07.123456Z");

    private final TestDatabase database;
    private final Pool pool;
    final PgLedgerStore store;
    final PgRecoveryStore recovery;
    final PgLedgerReader reader;

    TestLedger(TestDatabase database) {
        this.database = database;
        this.pool = database.pool(8);
        this.store = new PgLedgerStore(pool, TIMEOUT);
        this.recovery = new PgRecoveryStore(pool, TIMEOUT);
        this.reader = new PgLedgerReader(pool, TIMEOUT, Replicas.STREAMING);
    }

    /// A ledger that is open for [#GATE].
    static TestLedger open(PostgresPair pair) {
        TestLedger ledger = closed(pair);
        await(ledger.recovery.close(CLAIM));
        await(ledger.recovery.open(CLAIM));
        return ledger;
    }

    /// A ledger as the migration left it.
    static TestLedger closed(PostgresPair pair) {
        return new TestLedger(new TestDatabase(pair.primary(), pair.newDatabase()));
    }

    static Claim claim(long epoch, RegionName region) {
        return new Claim(new Epoch(epoch), region, new ClaimId(UUID.randomUUID()));
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(TIMEOUT.multipliedBy(3));
    }

    TestDatabase database() {
        return database;
    }

    Pool pool() {
        return pool;
    }

    LedgerTransaction begin(Command... commands) {
        return await(store.begin(GATE, Touched.byCommands(List.of(commands))));
    }

    /// Decides commands in an open transaction, and commits.
    static Ruling commit(LedgerTransaction transaction, OutboxRow row, Command... commands) {
        Ruling ruling = LedgerRules.decide(List.of(commands), transaction.view(), NOW);
        OutboxRow encoded =
                new OutboxRow(
                        row.id(), row.order(), DecisionCodec.encode(ruling.change().decisions()));
        await(transaction.commit(ruling.change(), encoded));
        return ruling;
    }

    /// The row of a transaction, still without content.
    static OutboxRow rowOf(LedgerTransaction transaction) {
        return new OutboxRow(
                new RowId(UUID.randomUUID()), transaction.order(), DecisionCodec.encode(List.of()));
    }

    Ruling submit(Command... commands) {
        LedgerTransaction transaction = begin(commands);
        return commit(transaction, rowOf(transaction), commands);
    }

    /// Submits commands of which all may have been decided before.
    void submitOrSkip(Command... commands) {
        LedgerTransaction transaction = begin(commands);
        if (LedgerRules.decide(List.of(commands), transaction.view(), NOW).change().isEmpty()) {
            await(transaction.rollback());
        } else {
            commit(transaction, rowOf(transaction), commands);
        }
    }

    RelaySnapshot snapshot() {
        return await(store.snapshot(Integer.MAX_VALUE));
    }

    Settlement settlement(RelaySnapshot snapshot) {
        ChainedEntry entry = entry(snapshot);
        return new Settlement(
                snapshot.standing().position(),
                entry.position(),
                entry.hash(),
                snapshot.rows().stream().map(OutboxRow::carried).toList());
    }

    static ChainedEntry entry(RelaySnapshot snapshot) {
        Standing standing = snapshot.standing();
        List<CarriedRow> rows = snapshot.rows().stream().map(OutboxRow::carried).toList();
        return ChainedEntry.of(new Entry.Decisions(header(standing), rows));
    }

    static ChainedEntry seal(Standing standing) {
        return ChainedEntry.of(new Entry.Seal(header(standing)));
    }

    private static Entry.Header header(Standing standing) {
        return new Entry.Header(standing.position().next(), standing.hash(), ME, NOW);
    }

    /// Moves the whole outbox into one entry.
    ChainedEntry relay() {
        RelaySnapshot snapshot = snapshot();
        await(store.settle(GATE, settlement(snapshot)));
        return entry(snapshot);
    }

    /// Applies an entry to another database.
    static void replay(TestLedger target, Claim claim, ChainedEntry entry) {
        List<Decision> decisions = new ArrayList<>();
        List<RowId> carriers = new ArrayList<>();
        if (entry.entry() instanceof Entry.Decisions carried) {
            carried.rows()
                    .forEach(row ->
                            DecisionCodec.decode(row.decisions())
                                    .forEach(decision -> {
                                        decisions.add(decision);
                                        carriers.add(row.id());
                                    }));
        }
        RecoveryTransaction transaction =
                await(target.recovery.begin(claim, Touched.byDecisions(decisions)));
        LedgerChange change = LedgerChange.applying(decisions, transaction.view().accounts());
        await(transaction.replay(new Replayed(entry, change, carriers)));
    }

    @Override
    public void close() {
        await(pool.close());
    }
}
