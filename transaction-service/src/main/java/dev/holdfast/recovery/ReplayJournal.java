package dev.holdfast.recovery;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.CorruptLedger;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Step 7: apply every entry that the database lacks, verbatim and in order, to the seal of the
/// epoch before the claim and never further. Nothing is decided again.
public final class ReplayJournal {

    private static final int READ_AHEAD = 32;

    private final RecoveryStore store;
    private final Journal journal;

    public ReplayJournal(RecoveryStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /// @return the number of decisions applied
    public Uni<Long> run(Claim claim) {
        Replay replay = new Replay(claim);
        return Multi.createBy()
                .repeating()
                .uni(replay::next)
                .whilst(goesOn -> goesOn)
                .collect()
                .last()
                .replaceWith(() -> replay.applied);
    }

    /// The state of one run: where it was, and how much was applied.
    private final class Replay {

        private final Claim claim;
        private @Nullable Position before;
        private long applied;

        Replay(Claim claim) {
            this.claim = claim;
        }

        /// @return whether there may be more
        Uni<Boolean> next() {
            return store.standing().chain(this::advance);
        }

        private Uni<Boolean> advance(Standing standing) {
            Position position = standing.position();
            if (position.epoch().isAfter(claim.epoch())) {
                return superseded(position);
            }
            if (position.epoch().equals(claim.epoch())) {
                return Uni.createFrom().item(false);
            }
            if (position.equals(before)) {
                return Uni.createFrom().failure(gap(position));
            }
            before = position;
            return entriesAfter(position).chain(this::applyAll);
        }

        /// Whoever moves the position, it moves: entries that do not fit behind it would be read
        /// for ever.
        private static CorruptJournal gap(Position position) {
            return new CorruptJournal(
                    "What the journal has after " + position + " does not continue there.");
        }

        private Uni<Boolean> superseded(Position position) {
            return Uni.createFrom()
                    .failure(
                            new StepFailure(
                                    StepFailure.Kind.SUPERSEDED,
                                    "The database stands at " + position + ", beyond the claim."));
        }

        private Uni<List<ChainedEntry>> entriesAfter(Position position) {
            return journal.readFrom(position.next(), READ_AHEAD)
                    .invoke(entries -> {
                        if (entries.isEmpty()) {
                            throw new CorruptJournal(
                                    "The journal has no entry at " + position.next() + ".");
                        }
                    });
        }

        private Uni<Boolean> applyAll(List<ChainedEntry> entries) {
            Uni<Boolean> chain = Uni.createFrom().item(true);
            for (ChainedEntry entry : entries) {
                chain = chain.chain(fits -> fits ? apply(entry) : Uni.createFrom().item(false));
            }
            return chain.replaceWith(true);
        }

        /// @return whether the entry was applied; another worker may have been faster
        private Uni<Boolean> apply(ChainedEntry entry) {
            List<Decision> decisions = new ArrayList<>();
            List<RowId> carriers = new ArrayList<>();
            if (entry.entry() instanceof Entry.Decisions batch) {
                batch.rows().forEach(row -> unpack(row, decisions, carriers));
            }
            Unpacked unpacked = new Unpacked(entry, decisions, carriers);
            return store.begin(claim, Touched.byDecisions(decisions))
                    .chain(transaction -> apply(unpacked, transaction));
        }

        private void unpack(CarriedRow row, List<Decision> decisions, List<RowId> carriers) {
            for (Decision decision : DecisionCodec.decode(row.decisions())) {
                decisions.add(decision);
                carriers.add(row.id());
            }
        }

        private Uni<Boolean> apply(Unpacked unpacked, RecoveryTransaction transaction) {
            if (!isNext(unpacked.entry(), transaction.standing())) {
                return transaction.rollback().replaceWith(false);
            }
            LedgerChange change;
            try {
                check(unpacked, transaction);
                change = LedgerChange.applying(unpacked.decisions(), transaction.view().accounts());
            } catch (RuntimeException corrupt) {
                return transaction.rollback().chain(() -> Uni.createFrom().failure(corrupt));
            }
            applied += unpacked.decisions().size();
            return transaction
                    .replay(
                            new RecoveryTransaction.Replayed(
                                    unpacked.entry(), change, unpacked.carriers()))
                    .replaceWith(true);
        }
    }

    private static boolean isNext(ChainedEntry entry, Standing standing) {
        return entry.position().equals(standing.position().next());
    }

    private static void check(Unpacked unpacked, RecoveryTransaction transaction) {
        if (!unpacked.entry().follows(transaction.standing().hash())) {
            throw new CorruptJournal(
                    "The entry at "
                            + unpacked.entry().position()
                            + " does not follow the history that this database holds.");
        }
        for (Decision decision : unpacked.decisions()) {
            if (transaction.view().decisions().containsKey(decision.id())) {
                throw new CorruptLedger(
                        "Decision " + decision.id() + " is already there, before its entry.");
            }
        }
    }

    private record Unpacked(ChainedEntry entry, List<Decision> decisions, List<RowId> carriers) {}
}
