package dev.holdfast.boot;

import dev.holdfast.orders.MemoryDocuments;
import dev.holdfast.orders.MemoryOrders;
import dev.holdfast.orders.MemorySessions;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.RegionState;
import dev.holdfast.readiness.MemoryBoard;
import dev.holdfast.region.Claim;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.RegionRole;
import dev.holdfast.region.Reign;
import dev.holdfast.region.RoleHint;
import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A region whose surroundings a test can change: the service itself is the real one.
@Vetoed
public class FakeRegion {

    public static final RegionName HERE = new RegionName("us-east-1");
    public static final RegionName THERE = new RegionName("us-west-2");

    private static final Duration AT_MOST = Duration.ofSeconds(15);

    private final RegionState state;
    private final Supplier<Optional<Reign>> seen;
    private final FakeLedger ledger = new FakeLedger();
    private final FakeJournal journal = new FakeJournal();
    private final FakeStore store = new FakeStore(ledger);
    private final FakeReader reader = new FakeReader(ledger);
    private final MemoryOrders orders = new MemoryOrders();
    private final MemoryDocuments documents = new MemoryDocuments();
    private final MemorySessions sessions = new MemorySessions();
    private final MemoryBoard board = new MemoryBoard();

    FakeRegion(RegionState state, Supplier<Optional<Reign>> seen) {
        this.state = state;
        this.seen = seen;
        journal.hint(new RoleHint(HERE, Epoch.NONE));
    }

    public FakeLedger ledger() {
        return ledger;
    }

    public FakeJournal journal() {
        return journal;
    }

    public MemoryOrders orders() {
        return orders;
    }

    public MemoryDocuments documents() {
        return documents;
    }

    public MemorySessions sessions() {
        return sessions;
    }

    public MemoryBoard board() {
        return board;
    }

    FakeStore store() {
        return store;
    }

    LedgerReader reader() {
        return reader;
    }

    /// Everything works, and this region is active in an epoch of its own.
    public Epoch becomeActive() {
        mend();
        Epoch epoch = rule(HERE);
        ledger.stand(Gate.open(epoch, HERE), true);
        await("to be active", () -> state.now().accepts() && state.now().epoch().equals(epoch));
        return epoch;
    }

    /// Everything works, and the other region is active.
    public Epoch becomeStandby(Duration lag) {
        mend();
        ledger.lagBy(Optional.of(lag));
        Epoch epoch = rule(THERE);
        ledger.stand(Gate.open(epoch, THERE), false);
        await("to be a standby", () -> isStandbyOf(THERE) && sees(epoch));
        return epoch;
    }

    private boolean isStandbyOf(RegionName active) {
        return state.now().role() == RegionRole.STANDBY
                && state.now().active().equals(Optional.of(active));
    }

    private boolean sees(Epoch epoch) {
        return seen.get().filter(reign -> reign.epoch().equals(epoch)).isPresent();
    }

    private void mend() {
        journal.goDown(false);
        journal.storeNothing(false);
        orders.goDown(false);
        documents.goDown(false);
        sessions.goDown(false);
        board.goDown(false);
        ledger.goDown(false);
        ledger.lagBy(Optional.of(Duration.ZERO));
    }

    private Epoch rule(RegionName region) {
        Epoch epoch = journal.reign().map(Reign::epoch).orElse(new Epoch(100)).next();
        Claim claim = new Claim(epoch, region, new ClaimId(UUID.randomUUID()));
        journal.hint(new RoleHint(region, epoch));
        journal.rule(Reign.claimed(claim, Instant.EPOCH, "a test").opened());
        return epoch;
    }

    /// Waits until something holds.
    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for the region " + what + ".");
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
