package dev.holdfast.local.dns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.local.process.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A region's health path that answers what it is told to.
final class HealthEndpoint implements AutoCloseable {
    private static final int HANGING = 0;
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger checks = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int status;

    HealthEndpoint(InetAddress address, int port, int status) throws IOException {
        this.status = status;
        this.server = HttpServer.create(new InetSocketAddress(address, port), 16);
        server.setExecutor(threads);
        server.createContext("/health/routing", this::handle);
        server.start();
    }

    void answer(int changed) {
        status = changed;
    }

    void hang() {
        status = HANGING;
    }

    void awaitChecks(int count) {
        Deadline.in(BOUND).await(count + " checks", () -> checks.get() >= count);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            checks.incrementAndGet();
            if (status == HANGING) {
                closed.await();
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
