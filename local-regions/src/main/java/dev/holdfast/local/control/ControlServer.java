package dev.holdfast.local.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.environment.Environment;
import dev.holdfast.local.environment.EnvironmentState;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The supervisor's ear: HTTP on loopback, for whoever can read the token in `state.json`.
public final class ControlServer implements AutoCloseable {
    private static final int BACKLOG = 16;
    private static final int TOKEN_BYTES = 24;

    private final HttpServer server;
    private final ExecutorService threads;
    private final LocalRegions regions;
    private final String token = Environment.randomHex(TOKEN_BYTES);
    private final CountDownLatch stop = new CountDownLatch(1);

    private ControlServer(HttpServer server, ExecutorService threads, LocalRegions regions) {
        this.server = server;
        this.threads = threads;
        this.regions = regions;
    }

    /// Listens, and announces it in the state file.
    public static ControlServer start(LocalRegions regions) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(Loopback.shared(), 0), BACKLOG);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            ControlServer control = new ControlServer(server, threads, regions);
            server.setExecutor(threads);
            server.createContext("/", control::handle);
            server.start();
            regions.announce(
                    new EnvironmentState.Control(server.getAddress().getPort(), control.token));
            return control;
        } catch (IOException e) {
            throw new EnvironmentFailure("The supervisor cannot listen for commands.", e);
        }
    }

    /// Returns when somebody has asked to stop.
    public void awaitStop() throws InterruptedException {
        stop.await();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!authorised(exchange)) {
                answer(exchange, 401, "The token is not that of this supervisor.");
                return;
            }
            try {
                answer(exchange, 200, perform(exchange));
            } catch (RuntimeException e) {
                answer(exchange, 409, String.valueOf(e.getMessage()));
            }
        }
    }

    private String perform(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath().substring(1);
        int slash = path.indexOf('/');
        return switch (path) {
            case "dns" -> regions.dnsAnswer();
            case "stop" -> {
                stop.countDown();
                yield "The regions are being stopped.";
            }
            default -> {
                if (slash < 0) {
                    throw new EnvironmentFailure("There is no order " + path + ".");
                }
                yield perform(
                        Order.named(path.substring(0, slash)),
                        LocalRegion.named(path.substring(slash + 1)));
            }
        };
    }

    private String perform(Order order, LocalRegion region) {
        switch (order) {
            case KILL -> regions.killRegion(region);
            case FREEZE -> regions.freezeService(region);
            case THAW -> regions.thawService(region);
            case HEAL -> regions.heal(region);
            case SWITCHOVER -> {
                regions.switchover(region);
                regions.healDatabase(region.other());
            }
        }
        return "Done: %s %s.".formatted(order, region);
    }

    private boolean authorised(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String wanted = "Bearer " + token;
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8),
                        wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, raw.length == 0 ? -1 : raw.length);
        exchange.getResponseBody().write(raw);
    }
}
