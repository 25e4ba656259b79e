package dev.holdfast.local.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/// Asks one region again and again whether it is the one to send clients to.
final class HealthCheck implements AutoCloseable {
    private static final int HEALTHY_FROM = 200;
    private static final int HEALTHY_BELOW = 400;

    private final HealthCheckPolicy policy;
    private final InetSocketAddress target;
    private final HttpClient client;
    private final HttpRequest request;
    private final Thread loop;
    private volatile HealthTally tally;

    HealthCheck(HealthCheckPolicy policy, InetSocketAddress target) {
        this.policy = policy;
        this.target = target;
        this.tally = HealthTally.initial(policy.threshold());
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(policy.timeout())
                        .build();
        this.request = HttpRequest.newBuilder(uri()).timeout(policy.timeout()).GET().build();
        this.loop = Thread.ofVirtual().name("health of " + target).start(this::run);
    }

    boolean healthy() {
        return tally.healthy();
    }

    InetSocketAddress target() {
        return target;
    }

    @Override
    public void close() {
        loop.interrupt();
        client.shutdownNow();
    }

    private void run() {
        try {
            while (true) {
                long started = System.nanoTime();
                tally = tally.with(passes());
                long left = policy.interval().toNanos() - (System.nanoTime() - started);
                TimeUnit.NANOSECONDS.sleep(left);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private boolean passes() throws InterruptedException {
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= HEALTHY_FROM && status < HEALTHY_BELOW;
        } catch (IOException _) {
            return false;
        }
    }

    private URI uri() {
        String host = target.getAddress().getHostAddress();
        return URI.create("http://%s:%d%s".formatted(host, target.getPort(), policy.path()));
    }
}
