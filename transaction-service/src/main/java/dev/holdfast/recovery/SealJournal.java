package dev.holdfast.recovery;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Epoch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Step 3: put a seal at the tail of every unsealed epoch below the claim. After it, the old region
/// can commit what it likes and acknowledge none of it.
///
/// Epochs before the database's own position are sealed, because the position moved past their
/// seals.
public final class SealJournal {

    private static final int TRIES = 1_000;

    /// How often the journal may leave a question unanswered: one lost answer must not cost a
    /// takeover.
    private static final int SILENCES = 4;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Journal journal;
    private final Pace pace;

    public SealJournal(Journal journal, Pace pace) {
        this.journal = journal;
        this.pace = pace;
    }

    /// @param standing where this region's database stands; its epoch is the first one to look at
    /// @return the number of seals found or written
    public Uni<Long> run(Claim claim, Standing standing) {
        Walk walk = new Walk(claim, standing);
        return Multi.createBy()
                .repeating()
                .uni(walk::next)
                .whilst(goesOn -> goesOn)
                .collect()
                .last()
                .replaceWith(() -> walk.sealed);
    }

    /// Goes from epoch to epoch, with the hash that the next seal must follow.
    private final class Walk {

        private final Claim claim;
        private Epoch epoch;
        private EntryHash last;
        private Position lastKnown;
        private int tries = TRIES;
        private int silences = SILENCES;
        private long sealed;

        Walk(Claim claim, Standing standing) {
            this.claim = claim;
            this.epoch = standing.position().epoch();
            this.last = standing.hash();
            this.lastKnown = standing.position();
        }

        Uni<Boolean> next() {
            if (!epoch.isBefore(claim.epoch())) {
                return Uni.createFrom().item(false);
            }
            if (tries-- == 0) {
                return Uni.createFrom()
                        .failure(
                                new StepFailure(
                                        StepFailure.Kind.TOO_SLOW,
                                        "The tail of epoch " + epoch + " keeps moving."));
            }
            return journal.tail(epoch)
                    .chain(this::lastEntry)
                    .chain(this::sealAfter)
                    .onFailure()
                    .recoverWithUni(this::unknown);
        }

        /// The seal may be there or not: look again.
        private Uni<Boolean> unknown(Throwable failure) {
            return silences-- == 0
                    ? Uni.createFrom().failure(failure)
                    : pace.after(PAUSE).replaceWith(true);
        }

        private Uni<EntryOrNone> lastEntry(Position tail) {
            boolean known = tail.compareTo(lastKnown) <= 0;
            return known
                    ? Uni.createFrom().item(new EntryOrNone(null))
                    : journal.read(tail).map(found -> new EntryOrNone(found.orElse(null)));
        }

        private Uni<Boolean> sealAfter(EntryOrNone tail) {
            if (tail.entry() == null) {
                return put(lastKnown.next(), last);
            }
            return tail.entry().entry() instanceof Entry.Seal
                    ? passed(tail.entry())
                    : put(tail.entry().position().next(), tail.entry().hash());
        }

        private Uni<Boolean> put(Position at, EntryHash previous) {
            Entry.Header header = new Entry.Header(at, previous, claim.region(), pace.now());
            ChainedEntry seal = ChainedEntry.of(new Entry.Seal(header));
            return journal.append(seal)
                    .chain(answer ->
                            switch (answer) {
                                case Journal.Append.Stored ignored -> passed(seal);
                                case Journal.Append.Taken taken -> taken(taken.entry());
                            });
        }

        /// An entry was faster, or a seal is there: go on behind it.
        private Uni<Boolean> taken(ChainedEntry entry) {
            if (entry.entry() instanceof Entry.Seal) {
                return passed(entry);
            }
            lastKnown = entry.position();
            last = entry.hash();
            return Uni.createFrom().item(true);
        }

        private Uni<Boolean> passed(ChainedEntry seal) {
            sealed++;
            epoch = epoch.next();
            last = seal.hash();
            lastKnown = Position.startOf(epoch);
            return Uni.createFrom().item(true);
        }
    }

    private record EntryOrNone(@Nullable ChainedEntry entry) {}
}
