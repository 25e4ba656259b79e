package dev.holdfast.local;

import dev.holdfast.local.dns.DnsSettings;
import dev.holdfast.local.dns.HealthCheckPolicy;
import dev.holdfast.local.orders.OrderLibraries;
import dev.holdfast.local.service.Packaging;
import dev.holdfast.local.service.ServiceProgram;
import dev.holdfast.local.service.Timings;
import java.nio.file.Path;
import java.time.Duration;

/// Everything that can be chosen about an environment.
///
/// @param directory where it keeps its state and its logs
/// @param servicePort the service's port in both regions; 0 for any free one
/// @param timings of the services
/// @param dns port, time to live and health checks
/// @param programs what is run
/// @param takesOrders whether documents and queues are run as well
public record LocalSettings(
        Path directory,
        int servicePort,
        Timings timings,
        DnsSettings dns,
        Programs programs,
        boolean takesOrders) {
    private static final int HIGHEST_PORT = 65_535;

    public LocalSettings {
        requirePort(servicePort, "service");
        requirePort(dns.port(), "DNS");
    }

    /// What is run, and where what it needs can be kept between runs.
    public record Programs(ServiceProgram service, Libraries libraries, Path cache) {
        Programs withService(ServiceProgram changed) {
            return new Programs(changed, libraries, cache);
        }

        public static Programs builtIn(Path home) {
            return new Programs(
                    Packaging.chosen().program(home),
                    Libraries.builtIn(home.resolve("local-regions/target")),
                    Path.of(System.getProperty("user.home"), ".cache", "holdfast"));
        }
    }

    /// Where the jars are of what runs beside the service.
    public record Libraries(Path dynamoDbLocal, OrderLibraries orders) {
        static Libraries builtIn(Path target) {
            return new Libraries(
                    target.resolve("dynamodb-local/lib"),
                    new OrderLibraries(
                            target.resolve("s3mock/lib"), target.resolve("elasticmq/lib")));
        }
    }

    /// Free ports, no orders, local times, and what the build in `home` has made.
    public static LocalSettings of(Path home, Path directory) {
        return new LocalSettings(
                directory,
                0,
                Timings.LOCAL,
                new DnsSettings(0, Duration.ofSeconds(1), HealthCheckPolicy.LOCAL),
                Programs.builtIn(home),
                false);
    }

    public LocalSettings withServicePort(int port) {
        return new LocalSettings(directory, port, timings, dns, programs, takesOrders);
    }

    public LocalSettings withTimings(Timings changed) {
        return new LocalSettings(directory, servicePort, changed, dns, programs, takesOrders);
    }

    public LocalSettings withDns(DnsSettings changed) {
        return new LocalSettings(directory, servicePort, timings, changed, programs, takesOrders);
    }

    /// With another service.
    public LocalSettings running(ServiceProgram service) {
        return new LocalSettings(
                directory, servicePort, timings, dns, programs.withService(service), takesOrders);
    }

    public LocalSettings withOrders() {
        return new LocalSettings(directory, servicePort, timings, dns, programs, true);
    }

    private static void requirePort(int port, String use) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "The port of the %s is 0 to %d, not %d.".formatted(use, HIGHEST_PORT, port));
        }
    }
}
