package dev.holdfast.recovery;

import dev.holdfast.processing.Faults;
import dev.holdfast.processing.MemoryDatabase;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// A cluster that promotes after having been asked a number of times, with faults on demand.
final class MemoryCluster implements DatabaseCluster {

    final Faults faults = new Faults();
    int asksUntilWriter;
    Optional<Promotion> asked = Optional.empty();
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
    public Uni<Void> promote(Claim claim, Promotion promotion) {
        return faults.run(
                "promote",
                () -> {
                    asked = Optional.of(promotion);
                    promoting = true;
                    return null;
                });
    }
}
