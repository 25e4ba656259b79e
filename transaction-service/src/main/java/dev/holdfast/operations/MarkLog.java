package dev.holdfast.operations;

import dev.holdfast.processing.RegionState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jspecify.annotations.Nullable;

/// Puts the epoch in which this region is active into every line of the log, whoever writes it. The
/// region is in each of them; both together say to which reign a line belongs.
@Singleton
class MarkLog {

    private static final String EPOCH = "epoch";

    private final RegionState state;
    private final Map<Handler, @Nullable Filter> before = new HashMap<>();

    MarkLog(RegionState state) {
        this.state = state;
    }

    void start(@Observes StartupEvent event) {
        for (Handler handler : LogContext.getLogContext().getLogger("").getHandlers()) {
            Filter filter = handler.getFilter();
            before.put(handler, filter);
            handler.setFilter(line -> marked(line) && (filter == null || filter.isLoggable(line)));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        before.forEach(Handler::setFilter);
    }

    /// What says itself which epoch it is about keeps that one.
    private boolean marked(LogRecord line) {
        if (state.now().accepts()
                && line instanceof ExtLogRecord ours
                && ours.getMdc(EPOCH) == null) {
            ours.putMdc(EPOCH, state.now().epoch().toString());
        }
        return true;
    }
}
