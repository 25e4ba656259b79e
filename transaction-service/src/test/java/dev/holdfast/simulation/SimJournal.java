package dev.holdfast.simulation;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.processing.Journal;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Handover;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.Reign;
import dev.holdfast.region.SameReign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The journal's table: conditional writes, strongly consistent reads. Whatever lands in it is
/// checked.
final class SimJournal {

    private final World world;
    private final Auditor auditor;
    private final TreeMap<Epoch, List<ChainedEntry>> epochs = new TreeMap<>();
    private Optional<Reign> reign = Optional.empty();
    private Optional<Heartbeat> heartbeat = Optional.empty();

    SimJournal(World world, Auditor auditor) {
        this.world = world;
        this.auditor = auditor;
    }

    Optional<Reign> reign() {
        return reign;
    }

    Optional<Heartbeat> heartbeat() {
        return heartbeat;
    }

    Journal.Append append(ChainedEntry entry) {
        Position at = entry.position();
        Optional<ChainedEntry> there = read(at);
        if (there.isPresent()) {
            return new Journal.Append.Taken(there.get());
        }
        check(entry);
        entries(at.epoch()).add(entry);
        boolean seal = entry.entry() instanceof Entry.Seal;
        world.count(seal ? Statistic.SEALS : Statistic.ENTRIES);
        world.tell(
                () -> "journal " + at + " " + (seal ? "seal" : "entry") + " by " + writer(entry));
        auditor.landed(entry);
        return new Journal.Append.Stored();
    }

    private static String writer(ChainedEntry entry) {
        String rows =
                entry.entry() instanceof Entry.Decisions decisions
                        ? ", " + decisions.rows().size() + " rows"
                        : "";
        return entry.entry().header().writer() + rows;
    }

    private List<ChainedEntry> entries(Epoch epoch) {
        return epochs.computeIfAbsent(epoch, absent -> new ArrayList<>());
    }

    /// Whether the entry may stand there. The table itself would let it.
    private void check(ChainedEntry entry) {
        Position at = entry.position();
        List<ChainedEntry> before = entries(at.epoch());
        if (at.sequence() != before.size() + 1) {
            world.violated(Invariant.CLOSED_UNDER_DEPENDENCY, "the journal has a gap before " + at);
        } else if (!before.isEmpty() && before.getLast().entry() instanceof Entry.Seal) {
            world.violated(Invariant.ONE_REGION_PER_EPOCH, at + " comes after the epoch's seal");
        } else if (entry.entry() instanceof Entry.Decisions) {
            checkReign(entry);
        }
        Optional<EntryHash> previous = last(at);
        if (previous.isPresent() && !entry.follows(previous.get())) {
            String what = at + " does not follow the entry before it";
            world.violated(Invariant.CLOSED_UNDER_DEPENDENCY, what);
        }
    }

    private void checkReign(ChainedEntry entry) {
        Epoch epoch = entry.position().epoch();
        if (epochs.higherKey(epoch) != null) {
            String what = entry.position() + " lands after a newer epoch has entries";
            world.violated(Invariant.ONE_REGION_PER_EPOCH, what);
        }
        for (Epoch old = Epoch.FIRST; old.isBefore(epoch); old = old.next()) {
            if (!isSealed(old)) {
                String what = entry.position() + " lands while epoch " + old + " is not sealed";
                world.violated(Invariant.ONE_REGION_PER_EPOCH, what);
            }
        }
        if (!auditor.holderOf(epoch).equals(entry.entry().header().writer())) {
            String what = entry.position() + " is not by " + auditor.holderOf(epoch);
            world.violated(Invariant.ONE_REGION_PER_EPOCH, what);
        }
    }

    private boolean isSealed(Epoch epoch) {
        List<ChainedEntry> entries = entries(epoch);
        return !entries.isEmpty() && entries.getLast().entry() instanceof Entry.Seal;
    }

    /// The hash that an entry must follow; empty while the epoch before it is not sealed.
    private Optional<EntryHash> last(Position at) {
        if (at.sequence() > 1) {
            return Optional.of(entries(at.epoch()).getLast().hash());
        }
        if (at.epoch().equals(Epoch.FIRST)) {
            return Optional.of(EntryHash.GENESIS);
        }
        Epoch before = new Epoch(at.epoch().value() - 1);
        return isSealed(before) ? Optional.of(entries(before).getLast().hash()) : Optional.empty();
    }

    Optional<ChainedEntry> read(Position at) {
        List<ChainedEntry> entries = epochs.getOrDefault(at.epoch(), List.of());
        return at.sequence() >= 1 && at.sequence() <= entries.size()
                ? Optional.of(entries.get((int) at.sequence() - 1))
                : Optional.empty();
    }

    List<ChainedEntry> readFrom(Position from, int limit) {
        List<ChainedEntry> found = new ArrayList<>();
        Position at = from;
        for (Optional<ChainedEntry> entry = read(at);
                entry.isPresent() && found.size() < limit;
                entry = read(at)) {
            found.add(entry.get());
            at = at.next();
        }
        return found;
    }

    Position tail(Epoch epoch) {
        return new Position(epoch, epochs.getOrDefault(epoch, List.of()).size());
    }

    boolean beat(Heartbeat beat) {
        boolean stale = heartbeat.isPresent() && heartbeat.get().epoch().isAfter(beat.epoch());
        if (!stale) {
            heartbeat = Optional.of(beat);
        }
        return !stale;
    }

    boolean claim(Epoch read, Reign next) {
        boolean asRead = reign.map(Reign::epoch).orElse(Epoch.NONE).equals(read);
        if (asRead) {
            if (reign.isPresent() && !reign.get().open()) {
                world.count(Statistic.EPOCHS_ABANDONED);
            }
            reign = Optional.of(next);
            world.tell(() ->
                    "journal reign: epoch "
                            + next.epoch()
                            + " of "
                            + next.region()
                            + ", "
                            + next.reason());
            auditor.claimed(next.epoch(), next.region());
        }
        return asRead;
    }

    boolean amend(Reign read, Reign next) {
        boolean same = SameReign.isStill(reign, read);
        if (same) {
            if (next.handover().filter(Handover::drained).isPresent()) {
                world.count(Statistic.DRAINED);
            }
            reign = Optional.of(next);
            world.tell(() ->
                    "journal reign: " + (next.open() ? "open" : "closed") + ", " + next.handover());
        }
        return same;
    }
}
