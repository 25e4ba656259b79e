package dev.holdfast.processing;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Moves committed outbox rows to the journal: one snapshot, one conditional put of the next
/// sequence, one conditional settlement. The put is the durability point and the fence at once. It
/// is a step, not a process: anyone may perform it, any number of times, at the same time as
/// others.
public final class RelayJournal {

    /// How a step ended.
    public enum Step {
        /// An entry is stored and settled.
        MOVED,
        /// Nothing was in the outbox.
        IDLE,
        /// Another relay got on meanwhile: look again.
        RETRY,
        /// The journal did not answer in time: what became of the entry is unknown. Or the database
        /// is not the writer any more, as after a promotion that came too late: nothing can get on
        /// here.
        UNREACHABLE,
        /// The epoch is sealed, or the database belongs to another reign.
        FENCED,
        /// The database lacks a row that it gave to the journal: it lost commits.
        DAMAGED
    }

    /// A snapshot's bound, so that an entry stays below DynamoDB's 400 KB even if nothing
    /// compresses and every row is as small as rows get: what names a row adds up to a fifth.
    static final int MAX_PAYLOAD_BYTES = 300_000;

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private final RegionState state;
    private final LedgerStore store;
    private final Journal journal;
    private final Confirmations confirmations;

    /// What a step needs to confirm an entry: who waits for it, and the time that it carries.
    public record Confirmations(AwaitJournal waiting, Pace pace) {}

    public RelayJournal(
            RegionState state, LedgerStore store, Journal journal, Confirmations confirmations) {
        this.state = state;
        this.store = store;
        this.journal = journal;
        this.confirmations = confirmations;
    }

    /// Performs one step for an epoch. Fails with a [StoreFailure] if the database does not answer.
    public Uni<Step> step(Epoch mine) {
        return store.snapshot(MAX_PAYLOAD_BYTES).chain(snapshot -> relay(mine, snapshot));
    }

    /// What can be seen of another relay's work: the position, or nothing at all left to do.
    Uni<Optional<Position>> look() {
        return store.snapshot(1)
                .map(seen ->
                        seen.rows().isEmpty()
                                ? Optional.empty()
                                : Optional.of(seen.standing().position()));
    }

    /// Takes in one entry that the journal has beyond this database's position, as after a crash
    /// between append and settlement. A database that is behind for another reason, a restored
    /// backup above all, shows itself here, before anybody reads from it for long.
    ///
    /// @return [Step#IDLE] if there is none
    Uni<Step> catchUp(Epoch mine) {
        return store.snapshot(1).chain(snapshot -> catchUp(mine, snapshot.standing()));
    }

    private Uni<Step> catchUp(Epoch mine, Standing standing) {
        Optional<Step> obstacle = obstacle(mine, standing);
        if (obstacle.isPresent()) {
            return Uni.createFrom().item(obstacle.get());
        }
        return journal.read(standing.position().next())
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(Step.IDLE)
                                : adopt(mine, standing.hash(), found.get()));
    }

    private Uni<Step> relay(Epoch mine, RelaySnapshot snapshot) {
        Optional<Step> obstacle = obstacle(mine, snapshot.standing());
        if (obstacle.isPresent()) {
            return Uni.createFrom().item(obstacle.get());
        }
        if (snapshot.rows().isEmpty()) {
            return Uni.createFrom().item(Step.IDLE);
        }
        ChainedEntry entry = entryFor(snapshot);
        return append(entry, TRIES).chain(stored -> judge(mine, entry, stored));
    }

    /// What keeps this database from moving on, whatever the journal holds.
    private Optional<Step> obstacle(Epoch mine, Standing standing) {
        if (!standing.gate().equals(gate(mine))) {
            return Optional.of(Step.FENCED);
        }
        return standing.writable() ? Optional.empty() : Optional.of(Step.UNREACHABLE);
    }

    private ChainedEntry entryFor(RelaySnapshot snapshot) {
        Standing standing = snapshot.standing();
        List<CarriedRow> rows = snapshot.rows().stream().map(OutboxRow::carried).toList();
        Entry.Header header =
                new Entry.Header(
                        standing.position().next(),
                        standing.hash(),
                        state.me(),
                        confirmations.pace().now());
        return ChainedEntry.of(new Entry.Decisions(header, rows));
    }

    /// What stands at the entry's position, as far as that can be found out: the same bytes are put
    /// again while nothing is known to be there.
    private Uni<Found> append(ChainedEntry entry, int tries) {
        return journal.append(entry)
                .map(answer -> found(entry, answer))
                .onFailure()
                .recoverWithUni(() -> lookAt(entry, tries));
    }

    private static Found found(ChainedEntry entry, Journal.Append answer) {
        return switch (answer) {
            case Journal.Append.Stored ignored -> new Found.There(entry);
            case Journal.Append.Taken taken -> new Found.There(taken.entry());
        };
    }

    private Uni<Found> lookAt(ChainedEntry entry, int tries) {
        return journal.read(entry.position())
                .<Found>map(there -> there.<Found>map(Found.There::new).orElse(new Found.Nothing()))
                .onFailure()
                .recoverWithItem(new Found.Nothing())
                .chain(found -> again(entry, found, tries - 1));
    }

    private Uni<Found> again(ChainedEntry entry, Found found, int triesLeft) {
        boolean known = found instanceof Found.There;
        if (known || triesLeft == 0) {
            return Uni.createFrom().item(found);
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (TRIES - 1 - triesLeft));
        return confirmations.pace().after(pause).chain(() -> append(entry, triesLeft));
    }

    private sealed interface Found {
        record There(ChainedEntry entry) implements Found {}

        record Nothing() implements Found {}
    }

    private Uni<Step> judge(Epoch mine, ChainedEntry entry, Found found) {
        return switch (found) {
            case Found.Nothing ignored -> Uni.createFrom().item(Step.UNREACHABLE);
            case Found.There there -> judge(mine, entry, there.entry());
        };
    }

    /// "Mine" is the hash, never the writer's name. What another relay of this region stored is the
    /// truth as well, once its rows are found here.
    private Uni<Step> judge(Epoch mine, ChainedEntry entry, ChainedEntry stored) {
        return switch (stored.entry()) {
            case Entry.Seal ignored -> Uni.createFrom().item(Step.FENCED);
            case Entry.Decisions decisions when stored.hash().equals(entry.hash()) -> {
                confirm(decisions);
                yield settle(mine, stored, decisions);
            }
            case Entry.Decisions ignored -> adopt(mine, entry.entry().header().previous(), stored);
        };
    }

    /// @param last the hash at this database's position
    private Uni<Step> adopt(Epoch mine, EntryHash last, ChainedEntry stored) {
        boolean ours =
                stored.entry() instanceof Entry.Decisions
                        && stored.entry().header().writer().equals(state.me());
        if (!ours) {
            return Uni.createFrom().item(Step.FENCED);
        }
        Entry.Decisions decisions = (Entry.Decisions) stored.entry();
        return stored.follows(last)
                ? settle(mine, stored, decisions).invoke(step -> confirmIfMoved(step, decisions))
                : Uni.createFrom().item(Step.DAMAGED);
    }

    private Uni<Step> settle(Epoch mine, ChainedEntry stored, Entry.Decisions decisions) {
        Settlement settlement =
                new Settlement(before(stored), stored.position(), stored.hash(), decisions.rows());
        return store.settle(gate(mine), settlement)
                .map(result ->
                        switch (result) {
                            case DONE -> Step.MOVED;
                            case MOVED -> Step.RETRY;
                            case ROWS_MISSING -> Step.DAMAGED;
                        })
                .onFailure(RelayJournal::isGateClosed)
                .recoverWithItem(Step.FENCED);
    }

    private static Position before(ChainedEntry stored) {
        return new Position(stored.position().epoch(), stored.position().sequence() - 1);
    }

    private void confirmIfMoved(Step step, Entry.Decisions decisions) {
        if (step == Step.MOVED) {
            confirm(decisions);
        }
    }

    private void confirm(Entry.Decisions decisions) {
        List<RowId> rows = decisions.rows().stream().map(CarriedRow::id).toList();
        confirmations.waiting().stored(rows);
    }

    private Gate gate(Epoch mine) {
        return Gate.open(mine, state.me());
    }

    private static boolean isGateClosed(Throwable failure) {
        return failure instanceof StoreFailure store
                && store.kind() == StoreFailure.Kind.GATE_CLOSED;
    }
}
