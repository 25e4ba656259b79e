package dev.holdfast.local.events;

import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.local.standin.JsonProgram;
import dev.holdfast.local.standin.StandIn;
import java.nio.file.Path;

/// One region's bus.
public final class Buses {

    private Buses() {}

    /// @param file where it writes down what it has taken
    public static StandIn in(ProcessRegistry processes, StandIn.Site site, Path file) {
        return new JsonProgram("events", EventServer.class, file).at(processes, site);
    }
}
