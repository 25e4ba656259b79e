package dev.holdfast.recovery;

import dev.holdfast.processing.Faults;
import dev.holdfast.processing.MemoryJournal;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.Reign;
import dev.holdfast.region.SameReign;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// The reign in memory, with faults on demand. Its fields are open to tests.
final class MemoryReigns implements Reigns {

    final Faults faults = new Faults();
    Optional<Reign> reign = Optional.empty();
    private final MemoryJournal journal;

    MemoryReigns(MemoryJournal journal) {
        this.journal = journal;
    }

    @Override
    public Uni<Optional<Reign>> current() {
        return faults.run("current", () -> reign);
    }

    @Override
    public Uni<Boolean> claim(Epoch read, Reign next) {
        return faults.run(
                "claim",
                () -> replace(reign.map(Reign::epoch).orElse(Epoch.NONE).equals(read), next));
    }

    @Override
    public Uni<Boolean> amend(Reign read, Reign next) {
        return faults.run("amend", () -> replace(SameReign.isStill(reign, read), next));
    }

    private boolean replace(boolean holds, Reign next) {
        reign = holds ? Optional.of(next) : reign;
        return holds;
    }

    @Override
    public Uni<Optional<Heartbeat>> heartbeat() {
        return faults.run(
                "heartbeat",
                () ->
                        journal.beats.isEmpty()
                                ? Optional.empty()
                                : Optional.of(journal.beats.getLast()));
    }
}
