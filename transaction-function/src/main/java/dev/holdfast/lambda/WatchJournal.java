package dev.holdfast.lambda;

import dev.holdfast.journal.Position;
import dev.holdfast.names.PublishedMetric;
import dev.holdfast.processing.Journal;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/// Looks at the journal for people: where its tail is, and how long its active region has been
/// silent. It decides nothing.
@Singleton
final class WatchJournal {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// Until the first region rules there is nothing to see, and nothing is wrong.
    private static final Object NOBODY_YET = Map.of("epoch", 0);

    private final Reigns reigns;
    private final Journal journal;
    private final WatchSigns signs;
    private final PublishMetrics metrics;

    WatchJournal(Reigns reigns, Journal journal, WatchSigns signs, PublishMetrics metrics) {
        this.reigns = reigns;
        this.journal = journal;
        this.signs = signs;
        this.metrics = metrics;
    }

    Uni<Object> run() {
        return reigns.current()
                .chain(reign ->
                        reign.map(this::report).orElseGet(() -> Uni.createFrom().item(NOBODY_YET)));
    }

    private Uni<Object> report(Reign reign) {
        return look(reign).invoke(seen -> metrics.publish(seen.figures())).map(Report::view);
    }

    private record Report(Reign reign, Position tail, WatchSigns.Seen seen) {

        Map<PublishedMetric, Long> figures() {
            return Map.of(
                    PublishedMetric.JOURNAL_POSITION, tail.sequence(),
                    PublishedMetric.HEARTBEAT_AGE, seen.watched().toMillis());
        }

        Object view() {
            return Map.of(
                    "epoch", reign.epoch().value(),
                    "active", reign.region().toString(),
                    "position", tail.sequence(),
                    "silentMillis", seen.watched().toMillis(),
                    "silent", seen.silent());
        }
    }

    private Uni<Report> look(Reign reign) {
        return journal.tail(reign.epoch())
                .chain(tail ->
                        signs.watch(reign, LONGEST).map(seen -> new Report(reign, tail, seen)));
    }
}
