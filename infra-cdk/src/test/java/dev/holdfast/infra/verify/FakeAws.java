package dev.holdfast.infra.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One region of AWS, as far as our commands ask it: a server that speaks the protocols of the
/// services and gives prepared answers. What was not prepared is refused, so that a question too
/// many shows.
public final class FakeAws implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CBOR = "application/cbor";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    private record Answer(int status, String type, byte[] body) {}

    public FakeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// @param operation such as `DescribeTable`, or method and path of the services that use those
    FakeAws json(String operation, String body) {
        return put(operation, 200, "application/x-amz-json-1.0", body);
    }

    FakeAws xml(String operation, String body) {
        return put(operation, 200, "text/xml", body);
    }

    /// Binary JSON, which CloudWatch speaks.
    public FakeAws cbor(String operation, String body) throws IOException {
        JsonNode tree = JSON.readTree(body);
        byte[] bytes = new CBORMapper().writeValueAsBytes(tree);
        answers.put(operation, new Answer(200, CBOR, bytes));
        return this;
    }

    public FakeAws status(String operation, int status) {
        return put(operation, status, "text/plain", "");
    }

    /// It takes the question, and says nothing until the end.
    FakeAws silent(String operation) {
        return put(operation, 0, "", "");
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    private FakeAws put(String operation, int status, String type, String body) {
        answers.put(operation, new Answer(status, type, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = body(exchange);
            String operation = operation(exchange, body);
            requests.add(operation + " " + body);
            send(
                    exchange,
                    answers.getOrDefault(operation, new Answer(400, "text/plain", new byte[0])));
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        return CBOR.equals(exchange.getRequestHeaders().getFirst("Content-Type"))
                ? new CBORMapper().readTree(body).toString()
                : new String(body, StandardCharsets.UTF_8);
    }

    private static String operation(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.indexOf('.') + 1);
        }
        if (body.startsWith("Action=")) {
            return body.substring("Action=".length(), body.indexOf('&'));
        }
        URI uri = exchange.getRequestURI();
        String path = uri.getPath();
        if (path.contains("/operation/")) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
        String query = uri.getQuery();
        return exchange.getRequestMethod() + " " + path + (query == null ? "" : "?" + query);
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 0) {
            awaitClosing();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (answer.type().equals(CBOR)) {
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        }
        exchange.sendResponseHeaders(
                answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
