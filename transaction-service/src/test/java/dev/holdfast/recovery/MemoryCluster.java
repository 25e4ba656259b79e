package dev.holdfast.recovery;

import dev.holdfast.processing.Faults;
import dev.holdfast.processing.MemoryDatabase;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;

/// A cluster that promotes after having been asked a number of times, with faults on demand.
final class MemoryCluster implements DatabaseCluster {

    final Faults faults = new Faults();
    int asksUntilWriter;
    private final MemoryDatabase database;
    private boolean promoting;

    MemoryCluster(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Uni<Boolean> isWriter() {
        return faults.run(
                "isWriter",
                () -> {
                    if (promoting && asksUntilWriter-- <= 0) {
                        database.writable = true;
                    }
                    return database.writable;
                });
    }

    @Override
    public Uni<Void> promote(Claim claim) {
        return faults.run(
                "promote",
                () -> {
                    promoting = true;
                    return null;
                });
    }
}
