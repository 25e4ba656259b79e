package dev.holdfast.local.command;

import dev.holdfast.local.control.Order;
import dev.holdfast.local.control.Supervisor;
import dev.holdfast.local.network.LocalRegion;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/// How commands have the supervisor do something.
final class OrderOption {
    @Mixin private EnvironmentOption environment = new EnvironmentOption();

    int give(Order order, LocalRegion region, CommandSpec spec) {
        long started = System.nanoTime();
        String answer = supervisor().order(order, region);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s (%s)%n", answer, Durations.show(took));
        out.flush();
        return 0;
    }

    /// The region that people named, or the one that is not active.
    LocalRegion namedOrStandby(@Nullable String name) {
        return name == null ? ActiveRegion.find(supervisor()).other() : LocalRegion.named(name);
    }

    private Supervisor supervisor() {
        return Supervisor.in(environment.directory());
    }
}
