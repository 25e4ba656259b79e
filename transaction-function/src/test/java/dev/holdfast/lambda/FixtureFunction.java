package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;

/// A function that answers each step with its fixture: for what a workflow does, not for what the
/// steps do.
final class FixtureFunction implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    FixtureFunction() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.createContext("/", FixtureFunction::answer);
        server.start();
    }

    URI invocations() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String step = JSON.readTree(exchange.getRequestBody()).path("step").asText();
            byte[] fixture =
                    Files.readAllBytes(
                            Workflow.FOLDER.resolve("fixtures").resolve(step + ".output.json"));
            exchange.sendResponseHeaders(200, fixture.length);
            exchange.getResponseBody().write(fixture);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
