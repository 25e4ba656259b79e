package dev.holdfast.http;

import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Standing;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.RoleParameter;
import dev.holdfast.recovery.Takeover;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Gathers what can be said about this region. What does not answer in time is left out.
@Singleton
class DescribeRegion {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RegionState state;
    private final Takeover takeover;
    private final Supplier<Optional<Reign>> reign;
    private final Uni<Found> sources;

    private record Found(
            Optional<Standing> standing,
            Optional<LedgerReader.Replication> replication,
            Optional<Boolean> automatic) {}

    DescribeRegion(
            RegionState state,
            Takeover takeover,
            Supplier<Optional<Reign>> reign,
            Sources sources) {
        this.state = state;
        this.takeover = takeover;
        this.reign = reign;
        this.sources =
                Uni.combine()
                        .all()
                        .unis(
                                bounded(sources.store()::standing),
                                bounded(sources.reader()::replication),
                                bounded(sources.parameter()::automaticTakeover))
                        .with(Found::new);
    }

    /// What is asked.
    @Singleton
    record Sources(RecoveryStore store, LedgerReader reader, RoleParameter parameter) {}

    Uni<RegionView> now() {
        return sources.map(this::view);
    }

    private RegionView view(Found found) {
        RegionState.Belief belief = state.now();
        long reigns = reign.get().map(Reign::epoch).orElse(belief.epoch()).value();
        return new RegionView(
                state.me().value(),
                belief.role().name(),
                belief.relays(belief.epoch()) ? belief.epoch().value() : reigns,
                belief.active().map(RegionName::value).orElse(null),
                found.standing().map(Standing::position).map(RegionView.Place::of).orElse(null),
                found.standing().map(Standing::writable).orElse(null),
                found.replication()
                        .flatMap(LedgerReader.Replication::lag)
                        .map(Duration::toMillis)
                        .orElse(null),
                found.automatic().orElse(null),
                takeover.last().map(RegionView.Told::of).orElse(null));
    }

    private static <T> Uni<Optional<T>> bounded(Supplier<Uni<T>> question) {
        return Uni.createFrom()
                .deferred(question::get)
                .map(Optional::of)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
