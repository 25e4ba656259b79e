package dev.holdfast.local.command;

import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.control.ControlServer;
import dev.holdfast.local.dns.DnsSettings;
import dev.holdfast.local.dns.HealthCheckPolicy;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.service.Timings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts both regions and stays until Ctrl-C or `down`.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts two regions and prints how to talk to them.")
final class UpCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8080;

    @Mixin private EnvironmentOption environment = new EnvironmentOption();
    @Mixin private ServiceOption service = new ServiceOption();

    @Option(
            names = "--port",
            description = "The service's port in both regions (default: 8080 if free, else any).")
    private int port;

    @Option(names = "--dns-port", description = "The port of the DNS server (default: a free one).")
    private int dnsPort;

    @Option(
            names = "--heartbeat",
            defaultValue = "200ms",
            description = "How often the active region shows that it lives (${DEFAULT-VALUE}).")
    private Duration heartbeat = Duration.ZERO;

    @Option(
            names = "--takeover-after",
            defaultValue = "1s",
            description = "How long the standby waits for a sign of life (${DEFAULT-VALUE}).")
    private Duration takeoverAfter = Duration.ZERO;

    @Option(
            names = "--ttl",
            defaultValue = "1s",
            description = "How long clients may keep a DNS answer (${DEFAULT-VALUE}).")
    private Duration ttl = Duration.ZERO;

    @Option(
            names = "--dns-interval",
            defaultValue = "100ms",
            description =
                    "How often the DNS server looks at each region's health (${DEFAULT-VALUE}).")
    private Duration dnsInterval = Duration.ZERO;

    @Option(
            names = "--dns-threshold",
            defaultValue = "2",
            description =
                    "How many looks in a row have to say the opposite before it believes them"
                            + " (${DEFAULT-VALUE}).")
    private int dnsThreshold;

    private final AtomicBoolean stopping = new AtomicBoolean();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        long started = System.nanoTime();
        try (LocalRegions regions = LocalRegions.start(settings(), new PrintProgress(out));
                ControlServer control = ControlServer.start(regions)) {
            out.printf("Ready after %s.%n%n", since(started));
            new Welcome(regions).print(out);
            out.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> sayStopping(out), "farewell"));
            control.awaitStop();
            sayStopping(out);
        }
        say(out, "Stopped: no process and no port is left.");
        return 0;
    }

    /// Whether it is Ctrl-C or `down` that ends it, it is said once.
    private void sayStopping(PrintWriter out) {
        if (stopping.compareAndSet(false, true)) {
            say(out, "Stopping.");
        }
    }

    private static void say(PrintWriter out, String what) {
        out.println(what);
        out.flush();
    }

    private LocalSettings settings() {
        return service.settings(environment.directory())
                .withServicePort(servicePort())
                .withTimings(new Timings(heartbeat, takeoverAfter))
                .withDns(new DnsSettings(dnsPort, ttl, healthChecks()))
                .withOrders();
    }

    private HealthCheckPolicy healthChecks() {
        HealthCheckPolicy usual = HealthCheckPolicy.LOCAL;
        return new HealthCheckPolicy(usual.path(), dnsInterval, usual.timeout(), dnsThreshold);
    }

    private int servicePort() {
        boolean usual = port == 0 && Loopback.isFree(USUAL_PORT, Loopback.regions());
        return usual ? USUAL_PORT : port;
    }

    private static String since(long started) {
        return Durations.show(Duration.ofNanos(System.nanoTime() - started));
    }
}
