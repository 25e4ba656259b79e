package dev.holdfast.recovery;

import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Gate;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Finds out afresh what this region is, for a process that does not look again and again: one that
/// was frozen believes what was true before. What it finds is a belief as well; gates and journal
/// decide.
public final class ReadRole {

    private final RegionState state;
    private final Reigns reigns;
    private final RecoveryStore store;

    public ReadRole(RegionState state, Reigns reigns, RecoveryStore store) {
        this.state = state;
        this.reigns = reigns;
        this.store = store;
    }

    /// This region is active if the journal says that it rules, its database says that it is open
    /// for that reign, and nobody asks it to drain. Otherwise it is a standby. Fails if the journal
    /// or the database does not answer; then it is a standby too.
    public Uni<RegionState.Belief> run() {
        return reigns.current()
                .chain(reign -> store.standing().invoke(standing -> believe(reign, standing)))
                .onFailure()
                .invoke(() -> state.standBy(Optional.empty()))
                .map(read -> state.now());
    }

    private void believe(Optional<Reign> reign, Standing standing) {
        Optional<Reign> mine = reign.filter(found -> isServed(state.me(), found, standing));
        if (mine.isPresent()) {
            state.activate(mine.get().epoch());
        } else {
            state.standBy(reign.map(Reign::region));
        }
    }

    static boolean isServed(RegionName here, Reign reign, Standing standing) {
        return reign.region().equals(here)
                && reign.handover().isEmpty()
                && standing.gate().equals(Gate.open(reign.epoch(), here));
    }
}
