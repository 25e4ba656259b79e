package dev.holdfast.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the facts mean. Times are compared by the clocks on the wall of two regions: a wrong clock
/// makes a wrong report, and nothing else.
public final class ReadinessRules {

    private final Limits limits;

    /// What still counts as well.
    ///
    /// @param statusAge how old a region's word about itself may be
    /// @param lag how far behind the standby may be
    /// @param backupAge how far back the latest moment may be to which a database can be restored
    /// @param drillAge how long ago the last drill may be
    public record Limits(Duration statusAge, Duration lag, Duration backupAge, Duration drillAge) {}

    public ReadinessRules(Limits limits) {
        this.limits = limits;
    }

    /// Who writes its status into the journal's table can write the journal.
    Finding journalReachable(Sight sight) {
        for (RegionSight region : sight.both()) {
            if (!isFresh(region, sight.now())) {
                return new Finding.Failed(
                        "%s %s.".formatted(region.name(), lastWord(region, sight.now())),
                        "See whether the service of %s runs and reaches the journal's table."
                                .formatted(region.name()));
            }
        }
        return new Finding.Passed("Both regions wrote to the journal's table just now.");
    }

    private static String lastWord(RegionSight region, Instant now) {
        return region.status()
                .map(status ->
                        "last wrote to the journal's table %d s ago"
                                .formatted(Duration.between(status.at(), now).toSeconds()))
                .orElse("never wrote to the journal's table");
    }

    Finding replicationRunning(Sight sight) {
        return standby(
                sight,
                standby ->
                        standby.database().streaming()
                                ? new Finding.Passed(
                                        standby.region() + " receives from the writer.")
                                : new Finding.Failed(
                                        standby.region() + " receives nothing from the writer.",
                                        "Look at the replica's log and the connection to the writer;"
                                                + " heal the region if it does not come back."));
    }

    Finding replicationLag(Sight sight) {
        return standby(sight, standby -> lag(standby.region(), standby.database().lag()));
    }

    private Finding lag(String region, Optional<Duration> lag) {
        if (lag.isEmpty()) {
            return new Finding.NotChecked(
                    region + " cannot tell how far behind it is.", "It can once replication runs.");
        }
        String evidence =
                "%s is %d ms behind; up to %d ms are well."
                        .formatted(region, lag.get().toMillis(), limits.lag().toMillis());
        return lag.get().compareTo(limits.lag()) <= 0
                ? new Finding.Passed(evidence)
                : new Finding.Failed(
                        evidence,
                        "Nothing acknowledged is lost, but a takeover would replay that much. Look"
                                + " at the writer's load and the replica's size.");
    }

    private record Standby(String region, RegionStatus.Database database) {}

    private Finding standby(Sight sight, Function<Standby, Finding> judge) {
        List<Standby> databases =
                sight.both().stream()
                        .filter(region -> isFresh(region, sight.now()))
                        .flatMap(ReadinessRules::database)
                        .toList();
        List<Standby> standbys =
                databases.stream().filter(found -> !found.database().writable()).toList();
        if (databases.size() < 2) {
            return new Finding.NotChecked(
                    "Not both regions have told of their database lately.",
                    "See whether both services run and reach their databases.");
        }
        return standbys.isEmpty()
                ? new Finding.Failed(
                        "Both regions' databases accept writes, so neither is a replica.",
                        "Heal the region that is not active: its database has to be rebuilt.")
                : judge.apply(standbys.getFirst());
    }

    private static Stream<Standby> database(RegionSight region) {
        return region.status().flatMap(RegionStatus::database).stream()
                .map(database -> new Standby(region.name(), database));
    }

    /// Something that has to be the same in both regions.
    private record Fact(String what, String advice, Function<RegionStatus, Optional<String>> of) {}

    Finding sameBuild(Sight sight) {
        return same(
                sight,
                new Fact(
                        "the build",
                        "Deploy the same artefact to both regions.",
                        RegionStatus::build));
    }

    Finding sameEngine(Sight sight) {
        return same(
                sight,
                new Fact(
                        "the database's engine and settings",
                        "Bring both clusters to the same engine version and settings.",
                        status ->
                                status.cluster()
                                        .map(it -> it.engine() + " with " + it.settings())));
    }

    private Finding same(Sight sight, Fact fact) {
        Optional<String> here = told(sight.here(), sight.now(), fact);
        Optional<String> there = told(sight.there(), sight.now(), fact);
        if (here.isEmpty() || there.isEmpty()) {
            return new Finding.NotChecked(
                    "Not both regions say what %s is.".formatted(fact.what()),
                    "It is not known where no platform manages the database, or a service does not"
                            + " run.");
        }
        String name = sight.here().name();
        return here.equals(there)
                ? new Finding.Passed("In both regions %s is %s.".formatted(fact.what(), here.get()))
                : new Finding.Failed(
                        "In %s %s is %s, in %s %s."
                                .formatted(
                                        name,
                                        fact.what(),
                                        here.get(),
                                        sight.there().name(),
                                        there.get()),
                        fact.advice());
    }

    private Optional<String> told(RegionSight region, Instant now, Fact fact) {
        return region.status().filter(status -> isFresh(status, now)).flatMap(fact.of());
    }

    /// The writer's backups: a restore begins from them. A replica has none of its own.
    Finding backupFresh(Sight sight) {
        Optional<Instant> until =
                sight.both().stream()
                        .flatMap(region -> region.status().stream())
                        .filter(status -> isFresh(status, sight.now()))
                        .flatMap(status -> status.cluster().stream())
                        .flatMap(cluster -> cluster.restorableUntil().stream())
                        .max(Instant::compareTo);
        if (until.isEmpty()) {
            return new Finding.NotChecked(
                    "No region says up to when its database can be restored.",
                    "Backups are looked at where a platform manages the database.");
        }
        String evidence = "The ledger can be restored up to " + until.get() + ".";
        return isWithin(until.get(), limits.backupAge(), sight.now())
                ? new Finding.Passed(evidence)
                : new Finding.Failed(
                        evidence, "See in the RDS console why continuous backup stands still.");
    }

    Finding recentDrill(Optional<DrillRecord> last, Instant now) {
        String advice =
                "Switch over, and back if you like: a takeover that is verified counts as a drill.";
        if (last.isEmpty()) {
            return new Finding.Failed("No region has ever taken over from the other.", advice);
        }
        DrillRecord drill = last.get();
        String evidence =
                "%s took over on %s, epoch %s."
                        .formatted(drill.region(), drill.at(), drill.epoch());
        return isWithin(drill.at(), limits.drillAge(), now)
                ? new Finding.Passed(evidence)
                : new Finding.Failed(evidence, advice);
    }

    static Finding parameterParity(List<String> differing) {
        return differing.isEmpty()
                ? new Finding.Passed("All replicated parameters are the same in both regions.")
                : new Finding.Failed(
                        "%d parameters differ, such as %s."
                                .formatted(differing.size(), differing.getFirst()),
                        "The next reconcile brings them together, or its report says why not.");
    }

    private boolean isFresh(RegionSight region, Instant now) {
        return region.status().filter(status -> isFresh(status, now)).isPresent();
    }

    private boolean isFresh(RegionStatus status, Instant now) {
        return isWithin(status.at(), limits.statusAge(), now);
    }

    private static boolean isWithin(Instant at, Duration age, Instant now) {
        return Duration.between(at, now).compareTo(age) <= 0;
    }
}
