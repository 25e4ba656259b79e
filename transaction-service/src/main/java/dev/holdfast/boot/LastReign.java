package dev.holdfast.boot;

import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/// Remembers the reign that was read last, for answers that name it: the supervisor reads it all
/// the time anyway. Only for people; nothing is decided by it.
final class LastReign implements Reigns, Supplier<Optional<Reign>> {

    private final Reigns reigns;
    private volatile Optional<Reign> last = Optional.empty();

    LastReign(Reigns reigns) {
        this.reigns = reigns;
    }

    @Override
    public Optional<Reign> get() {
        return last;
    }

    @Override
    public Uni<Optional<Reign>> current() {
        return reigns.current().invoke(found -> last = found);
    }

    @Override
    public Uni<Boolean> claim(Epoch read, Reign next) {
        return reigns.claim(read, next).invoke(done -> remember(done, next));
    }

    @Override
    public Uni<Boolean> amend(Reign read, Reign next) {
        return reigns.amend(read, next).invoke(done -> remember(done, next));
    }

    @Override
    public Uni<Optional<Heartbeat>> heartbeat() {
        return reigns.heartbeat();
    }

    private void remember(boolean done, Reign next) {
        if (done) {
            last = Optional.of(next);
        }
    }
}
