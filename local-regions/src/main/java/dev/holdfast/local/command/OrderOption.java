package dev.holdfast.local.command;

import dev.holdfast.local.control.Order;
import dev.holdfast.local.control.Supervisor;
import dev.holdfast.local.network.LocalRegion;
import java.io.PrintWriter;
import java.time.Duration;
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

    Supervisor supervisor() {
        return Supervisor.in(environment.directory());
    }
}
