package dev.holdfast.lambda;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/// Does what EventBridge sets off.
@Singleton
final class HearNotice {

    private static final Logger LOG = Logger.getLogger(HearNotice.class);

    private final WatchJournal watch;

    HearNotice(WatchJournal watch) {
        this.watch = watch;
    }

    Uni<Object> hear(Notice notice) {
        return switch (notice) {
            case Notice.WatchJournal _ -> watch.run();
            case Notice.BackupEnded ended -> tell(ended);
            case Notice.CheckReadiness _, Notice.ReconcileParameters _, Notice.ParameterChanged _ ->
                    throw new InvalidInput("event: This package does not do that yet.");
        };
    }

    /// In the log, where alarms look for it.
    private static Uni<Object> tell(Notice.BackupEnded ended) {
        boolean completed = ended.state().equals("COMPLETED");
        LOG.logf(
                completed ? Logger.Level.INFO : Logger.Level.ERROR,
                "backup=%s state=%s resource=%s %s",
                ended.job(),
                ended.state(),
                ended.resource(),
                ended.message());
        return Uni.createFrom().item(Map.of("backup", ended.job(), "completed", completed));
    }
}
