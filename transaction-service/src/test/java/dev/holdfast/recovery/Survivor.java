package dev.holdfast.recovery;

import dev.holdfast.ledger.Command;
import dev.holdfast.processing.MemoryDatabase;
import dev.holdfast.processing.MemoryJournal;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Result;
import dev.holdfast.processing.TestPace;
import dev.holdfast.processing.Workshop;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Regions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Region WEST with all the steps of a takeover, beside region EAST, which is active in epoch 1 and
/// whose journal it shares. Its parts are open to tests.
final class Survivor {

    static final Duration HEARTBEAT = Duration.ofSeconds(1);

    final Workshop lost = new Workshop();
    final MemoryJournal journal = lost.journal;
    final TestPace pace = lost.pace;
    final RegionState state = new RegionState(Regions.WEST);
    final MemoryDatabase database = new MemoryDatabase();
    final MemoryRecoveryStore store = new MemoryRecoveryStore(database);
    final MemoryReigns reigns = new MemoryReigns(journal);
    final MemoryParameter parameter = new MemoryParameter();
    final MemoryCluster cluster = new MemoryCluster(database);
    final SealJournal seal = new SealJournal(journal, pace);
    final UndoOutbox undo = new UndoOutbox(store);
    final ReplayJournal replay = new ReplayJournal(store, journal);
    final OpenRegion open = new OpenRegion(state, reigns, store, parameter);
    final Takeover takeover;
    private long ids = 2;

    Survivor() {
        database.writable = false;
        reigns.reign = Optional.of(Regions.open(1, Regions.EAST));
        takeover =
                new Takeover(
                        state,
                        new Takeover.Steps(
                                new AssessRegion(reigns, store),
                                new ClaimReign(Regions.WEST, reigns, pace, this::id),
                                seal,
                                new PromoteDatabase(
                                        reigns,
                                        cluster,
                                        pace,
                                        new PromoteDatabase.Patience(
                                                Duration.ofSeconds(5), Duration.ofMillis(50))),
                                new CloseDatabase(store),
                                undo,
                                replay,
                                open),
                        new Takeover.Signs(journal, pace, HEARTBEAT));
    }

    UUID id() {
        return new UUID(0, ids++);
    }

    /// EAST commits and journals commands, as one entry.
    void acknowledge(Command... commands) {
        lost.database.commit(commands);
        lost.step();
    }

    /// WEST's claim of epoch 2 rules, and its database is closed for it.
    Claim claimed() {
        Claim claim = Regions.claim(2, Regions.WEST);
        reigns.reign = Optional.of(Regions.closed(2, Regions.WEST));
        database.writable = true;
        Result.of(new CloseDatabase(store).run(claim)).item();
        return claim;
    }

    /// The same, with the journal sealed.
    Claim sealed() {
        Result.of(seal.run(Regions.claim(2, Regions.WEST), database.standing())).item();
        return claimed();
    }
}
