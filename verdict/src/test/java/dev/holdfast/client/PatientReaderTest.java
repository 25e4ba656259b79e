package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reading from a server that answers by a script.
class PatientReaderTest {

    private static final Map<String, String> PAGES =
            Map.of(
                    "/list?of=a&limit=500",
                    "{\"items\":[{\"n\":1},{\"n\":2}],\"next\":\"a+b=\"}",
                    "/list?of=a&limit=500&cursor=a%2Bb%3D",
                    "{\"items\":[{\"n\":3}],\"next\":\"c\"}",
                    "/list?of=a&limit=500&cursor=c",
                    "{\"items\":[{\"n\":4}],\"next\":null}",
                    "/other?limit=500",
                    "{\"items\":[{\"n\":9}]}");

    private final AtomicInteger refusals = new AtomicInteger();
    private final ApiClient api = new ApiClient("token", Duration.ofSeconds(5));
    private HttpServer server;
    private PatientReader reader;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        reader = new PatientReader(api, base);
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String page = PAGES.get(exchange.getRequestURI().toString());
            int status = page == null ? 404 : 200;
            byte[] body = (page == null ? "{}" : page).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    refusals.getAndDecrement() > 0 ? 503 : status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private List<Integer> numbers(String list) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        reader.items(list, item -> numbers.add(item.path("n").asInt()));
        return numbers;
    }

    @Test
    void a_list_is_read_page_by_page_to_its_end() throws Exception {
        assertThat(numbers("/list?of=a")).containsExactly(1, 2, 3, 4);
        assertThat(numbers("/other")).containsExactly(9);
    }

    @Test
    void what_is_absent_is_missing_and_its_list_is_empty() throws Exception {
        assertThat(reader.get("/nothing").isMissingNode()).isTrue();
        assertThat(numbers("/nothing")).isEmpty();
    }

    @Test
    void who_does_not_answer_at_first_is_asked_again() throws Exception {
        refusals.set(2);

        assertThat(reader.get("/other?limit=500").path("items")).hasSize(1);
    }
}
