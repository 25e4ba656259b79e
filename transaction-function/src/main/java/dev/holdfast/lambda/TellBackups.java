package dev.holdfast.lambda;

import dev.holdfast.names.PublishedMetric;
import dev.holdfast.operations.LogLine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/// Tells people of a backup that ended: a figure that alarms look at, and a line with the reason.
@Singleton
final class TellBackups {

    private static final Logger LOG = Logger.getLogger(TellBackups.class);

    private final PublishMetrics metrics;

    TellBackups(PublishMetrics metrics) {
        this.metrics = metrics;
    }

    Uni<Object> tell(Notice.BackupEnded ended) {
        boolean completed = ended.state().equals("COMPLETED");
        LogLine.of("backup", ended.job())
                .and("state", ended.state())
                .and("resource", ended.resource())
                .and("message", ended.message())
                .write(LOG, completed ? Logger.Level.INFO : Logger.Level.ERROR);
        metrics.publish(Map.of(PublishedMetric.BACKUPS_FAILED, completed ? 0L : 1L));
        return Uni.createFrom().item(Map.of("backup", ended.job(), "completed", completed));
    }
}
