package dev.holdfast.simulation;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Position;
import dev.holdfast.processing.Journal;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import dev.holdfast.simulation.FaultyNetwork.Link;
import dev.holdfast.simulation.FaultyNetwork.Reply;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A process's way to the journal. Requests arrive late, twice or never; silence means *unknown*.
final class SimJournalClient implements Journal, Reigns {

    static final long TIMEOUT = 40 * World.MILLI;
    static final long LATENCY = 2 * World.MILLI;

    private final World world;
    private final SimJournal journal;
    private final FaultyNetwork network;
    private final Link link;

    SimJournalClient(World world, SimJournal journal, FaultyNetwork network, Link link) {
        this.world = world;
        this.journal = journal;
        this.network = network;
        this.link = link;
    }

    private <T> Uni<T> ask(Supplier<T> question) {
        return network.call(link, Failures.TIMED_OUT, reply -> reply.item(question.get()));
    }

    @Override
    public Uni<Append> append(ChainedEntry entry) {
        return network.call(link, Failures.TIMED_OUT, reply -> append(entry, reply));
    }

    private void append(ChainedEntry entry, Reply<Append> reply) {
        Append answer = journal.append(entry);
        switch (answer) {
            case Append.Stored ignored when !reply.isAwaited() ->
                    world.count(Statistic.LATE_APPENDS_STORED);
            case Append.Stored ignored -> {}
            case Append.Taken taken -> count(entry, taken.entry());
        }
        reply.item(answer);
    }

    private void count(ChainedEntry mine, ChainedEntry there) {
        RegionName me = mine.entry().header().writer();
        boolean fenced =
                mine.entry() instanceof Entry.Decisions
                        && (there.entry() instanceof Entry.Seal
                                || !there.entry().header().writer().equals(me));
        if (fenced) {
            world.count(Statistic.FENCED);
        } else if (mine.entry() instanceof Entry.Decisions && !mine.hash().equals(there.hash())) {
            world.count(Statistic.ADOPTED);
        }
    }

    @Override
    public Uni<Optional<ChainedEntry>> read(Position position) {
        return ask(() -> journal.read(position));
    }

    @Override
    public Uni<List<ChainedEntry>> readFrom(Position position, int limit) {
        return ask(() -> journal.readFrom(position, limit));
    }

    @Override
    public Uni<Position> tail(Epoch epoch) {
        return ask(() -> journal.tail(epoch));
    }

    @Override
    public Uni<Boolean> beat(Heartbeat heartbeat) {
        return ask(() -> journal.beat(heartbeat));
    }

    @Override
    public Uni<Optional<Reign>> current() {
        return ask(journal::reign);
    }

    @Override
    public Uni<Boolean> claim(Epoch read, Reign next) {
        return ask(() -> journal.claim(read, next));
    }

    @Override
    public Uni<Boolean> amend(Reign read, Reign next) {
        return ask(() -> journal.amend(read, next));
    }

    @Override
    public Uni<Optional<Heartbeat>> heartbeat() {
        return ask(journal::heartbeat);
    }
}
