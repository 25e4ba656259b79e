package dev.holdfast.readiness;

import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A board in memory.
public final class MemoryBoard implements StatusBoard {

    private final Map<RegionName, RegionStatus> statuses = new ConcurrentHashMap<>();
    private volatile Optional<DrillRecord> drill = Optional.empty();
    private volatile boolean down;

    public void goDown(boolean away) {
        down = away;
    }

    @Override
    public Uni<Void> post(RegionStatus status) {
        return answer(() -> statuses.put(status.region(), status)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<RegionStatus>> of(RegionName region) {
        return answer(() -> Optional.ofNullable(statuses.get(region)));
    }

    @Override
    public Uni<Void> drilled(DrillRecord record) {
        return answer(() -> drill = Optional.of(record)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<DrillRecord>> lastDrill() {
        return answer(() -> drill);
    }

    private <T> Uni<T> answer(Supplier<T> what) {
        return Uni.createFrom()
                .item(() -> {
                    if (down) {
                        throw new IllegalStateException("The board is down.");
                    }
                    return what.get();
                });
    }
}
