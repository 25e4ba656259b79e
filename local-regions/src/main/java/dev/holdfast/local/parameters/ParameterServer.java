package dev.holdfast.local.parameters;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The main class of one region's parameter store: AWS JSON 1.1 over HTTP, every action a POST to
/// `/` whose header names the action. Signatures are not checked; the port is on loopback.
public final class ParameterServer implements AutoCloseable {
    private static final String TARGET_PREFIX = "AmazonSSM.";
    private static final int LARGEST_REQUEST = 64 * 1024;
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads;
    private final ParameterActions actions;
    private final ObjectMapper json = new ObjectMapper();

    private ParameterServer(HttpServer server, ExecutorService threads, ParameterActions actions) {
        this.server = server;
        this.threads = threads;
        this.actions = actions;
    }

    public static ParameterServer start(InetSocketAddress address, String region, Path file)
            throws IOException {
        ParameterActions actions =
                new ParameterActions(
                        new ParameterFile(file),
                        new ParameterViews(region),
                        InstantSource.system());
        HttpServer server = HttpServer.create(address, BACKLOG);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ParameterServer self = new ParameterServer(server, threads, actions);
        server.setExecutor(threads);
        server.createContext("/", self::handle);
        server.start();
        return self;
    }

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        start(address, arguments[2], Path.of(arguments[3]));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
                answer(exchange, 200, actions.perform(action(target), body(exchange)));
            } catch (Refusal refusal) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.type());
                ObjectNode body = json.createObjectNode().put("__type", refusal.type());
                answer(exchange, 400, body.put("message", refusal.getMessage()));
            }
        }
    }

    private static String action(@Nullable String target) throws Refusal {
        if (target == null || !target.startsWith(TARGET_PREFIX)) {
            throw Refusal.unknownOperation(String.valueOf(target));
        }
        return target.substring(TARGET_PREFIX.length());
    }

    private JsonNode body(HttpExchange exchange) throws IOException, Refusal {
        byte[] raw = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
        if (raw.length > LARGEST_REQUEST) {
            throw Refusal.invalid("The request is too large.");
        }
        try {
            return json.readTree(raw);
        } catch (JacksonException _) {
            throw Refusal.invalid("The request is not JSON.");
        }
    }

    private void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] raw = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, raw.length);
        exchange.getResponseBody().write(raw);
    }
}
