package dev.holdfast.local.dns;

import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Answers `api.holdfast.test`, over UDP and TCP, with the address of the region to talk to.
public final class FailoverDns implements AutoCloseable {
    public static final String NAME = "api.holdfast.test";

    private static final int ATTEMPTS = 20;

    private final FailoverRecord record;
    private final DnsSockets sockets;

    private FailoverDns(FailoverRecord record, DnsSockets sockets) {
        this.record = record;
        this.sockets = sockets;
    }

    public static FailoverDns start(
            DnsSettings settings, InetSocketAddress primary, InetSocketAddress secondary) {
        HealthCheck first = new HealthCheck(settings.healthChecks(), primary);
        HealthCheck second = new HealthCheck(settings.healthChecks(), secondary);
        FailoverRecord record = new FailoverRecord(first, second);
        try {
            DnsSockets sockets =
                    bind(settings.port(), new FailoverZone(settings.ttl(), record::answer));
            return new FailoverDns(record, sockets);
        } catch (IOException e) {
            first.close();
            second.close();
            throw new EnvironmentFailure(
                    "Port %d on 127.0.0.1, wanted for DNS, is already in use."
                            .formatted(settings.port()),
                    e);
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(Loopback.shared(), sockets.port());
    }

    /// What it answers at this moment.
    public InetAddress answer() {
        return record.answer();
    }

    @Override
    public void close() {
        record.primary().close();
        record.secondary().close();
        sockets.close();
    }

    /// UDP and TCP want the same number, and a number that is free for one may be taken for the
    /// other.
    private static DnsSockets bind(int port, FailoverZone zone) throws IOException {
        IOException last = new IOException("No attempt was made.");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return DnsSockets.open(port, zone);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}
