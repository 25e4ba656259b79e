package dev.holdfast.local.standin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A service of AWS that speaks AWS JSON 1.1 over HTTP: every action is a POST to `/` whose header
/// names the action. Signatures are not checked; the port is on loopback.
public final class AwsJsonServer implements AutoCloseable {
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Service service;
    private final ObjectMapper json = new ObjectMapper();

    private AwsJsonServer(HttpServer server, Service service) {
        this.server = server;
        this.service = service;
    }

    /// @param prefix of the header that names the action, with the dot
    /// @param largest how many bytes a request may have
    /// @param actions what is done
    public record Service(String prefix, int largest, Actions actions) {}

    /// What a service does.
    @FunctionalInterface
    public interface Actions {
        ObjectNode perform(String action, JsonNode request) throws Refusal, IOException;
    }

    public static AwsJsonServer start(InetSocketAddress address, Service service)
            throws IOException {
        HttpServer server = HttpServer.create(address, BACKLOG);
        AwsJsonServer self = new AwsJsonServer(server, service);
        server.setExecutor(self.threads);
        server.createContext("/", self::handle);
        server.start();
        return self;
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
                answer(exchange, 200, service.actions().perform(action(target), body(exchange)));
            } catch (Refusal refusal) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.type());
                ObjectNode body = json.createObjectNode().put("__type", refusal.type());
                answer(exchange, 400, body.put("message", refusal.getMessage()));
            }
        }
    }

    private String action(@Nullable String target) throws Refusal {
        if (target == null || !target.startsWith(service.prefix())) {
            throw Refusal.unknownOperation(String.valueOf(target));
        }
        return target.substring(service.prefix().length());
    }

    private JsonNode body(HttpExchange exchange) throws IOException, Refusal {
        byte[] raw = exchange.getRequestBody().readNBytes(service.largest() + 1);
        if (raw.length > service.largest()) {
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
