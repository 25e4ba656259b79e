package dev.holdfast.local.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes traces by OTLP over HTTP, and finds the names of a trace's spans in them.
final class Collector implements AutoCloseable {

    private static final int LONGEST_NAME = 127;

    private final HttpServer server;
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    new String(
                            exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /// The names of the spans in a trace, read from the bytes of OpenTelemetry's protobuf: a span
    /// begins with its trace (field 1, 16 bytes), then its own id (field 2), states and its parent
    /// (fields 3 and 4), and its name (field 5).
    Set<String> spansOf(String trace) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < trace.length(); i += 2) {
            id.append((char) Integer.parseInt(trace.substring(i, i + 2), 16));
        }
        Pattern span =
                Pattern.compile(
                        "\\n\\x10"
                                + Pattern.quote(id.toString())
                                + "\\x12\\x08.{8}(?:\\x1a.{1,40}?)?(?:\\x22\\x08.{8})?\\x2a(.)",
                        Pattern.DOTALL);
        Set<String> names = new TreeSet<>();
        for (String request : requests) {
            Matcher found = span.matcher(request);
            while (found.find()) {
                int length = found.group(1).charAt(0);
                if (length <= LONGEST_NAME) {
                    names.add(request.substring(found.end(), found.end() + length));
                }
            }
        }
        return names;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
