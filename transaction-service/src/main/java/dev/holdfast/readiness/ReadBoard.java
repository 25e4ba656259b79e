package dev.holdfast.readiness;

import dev.holdfast.processing.Pace;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// The checks: what several of them need is read once, and a fact that cannot be read spoils only
/// those that need it.
public final class ReadBoard {

    private final Places places;
    private final Pace pace;
    private final ReadinessRules rules;

    /// Where the facts are.
    ///
    /// @param differing the names of the parameters that differ
    public record Places(
            RegionName here,
            RegionName there,
            StatusBoard board,
            Supplier<Uni<List<String>>> differing) {}

    public ReadBoard(Places places, Pace pace, ReadinessRules rules) {
        this.places = places;
        this.pace = pace;
        this.rules = rules;
    }

    /// One question for each check, of one and the same look at the board.
    public Map<CheckName, Supplier<Uni<Finding>>> questions() {
        Uni<Sight> sight = sight().memoize().indefinitely();
        Map<CheckName, Supplier<Uni<Finding>>> all = new EnumMap<>(CheckName.class);
        all.put(CheckName.REPLICATION_RUNNING, seen(sight, rules::replicationRunning));
        all.put(CheckName.REPLICATION_LAG, seen(sight, rules::replicationLag));
        all.put(CheckName.JOURNAL_REACHABLE, seen(sight, rules::journalReachable));
        all.put(CheckName.SAME_BUILD, seen(sight, rules::sameBuild));
        all.put(CheckName.SAME_ENGINE, seen(sight, rules::sameEngine));
        all.put(CheckName.BACKUP_FRESH, seen(sight, rules::backupFresh));
        all.put(CheckName.RECENT_DRILL, this::recentDrill);
        all.put(CheckName.PARAMETER_PARITY, this::parity);
        return all;
    }

    private static Supplier<Uni<Finding>> seen(Uni<Sight> sight, Function<Sight, Finding> judge) {
        return () -> sight.map(judge);
    }

    private Uni<Sight> sight() {
        return Uni.combine()
                .all()
                .unis(of(places.here()), of(places.there()))
                .with((here, there) -> new Sight(here, there, pace.now()));
    }

    private Uni<RegionSight> of(RegionName region) {
        return places.board().of(region).map(status -> new RegionSight(region.value(), status));
    }

    private Uni<Finding> recentDrill() {
        return places.board().lastDrill().map(last -> rules.recentDrill(last, pace.now()));
    }

    private Uni<Finding> parity() {
        return places.differing().get().map(ReadinessRules::parameterParity);
    }
}
