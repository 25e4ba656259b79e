package dev.holdfast.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;

/// The real client asks a server that speaks the protocol of Secrets Manager.
class SecretCredentialsTest {

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final AtomicReference<String> secret = new AtomicReference<>("");
    private HttpServer server;
    private SecretsManagerAsyncClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.set(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    byte[] answer = secret.get().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.length == 0 ? 403 : 200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        client =
                SecretsManagerAsyncClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(
                                URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                        .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void user_and_password_come_from_the_secret_and_a_new_password_counts_at_once() {
        secret.set(holding("{\\\"username\\\":\\\"holdfast\\\",\\\"password\\\":\\\"one\\\"}"));
        assertThat(credentials().getCredentials("ledger"))
                .isEqualTo(Map.of("user", "holdfast", "password", "one"));
        assertThat(asked.get()).contains("\"SecretId\":\"holdfast-database-global-dev\"");

        secret.set(holding("{\\\"username\\\":\\\"holdfast\\\",\\\"password\\\":\\\"two\\\"}"));
        assertThat(credentials().getCredentials("ledger")).containsEntry("password", "two");
    }

    @Test
    void a_secret_that_is_something_else_is_not_repeated() {
        secret.set(holding("{\\\"passphrase\\\":\\\"hidden\\\"}"));

        assertThatThrownBy(() -> credentials().getCredentials("ledger"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The secret holdfast-database-global-dev is no JSON with username and"
                                + " password.")
                .hasNoCause();
    }

    @Test
    void a_secret_that_is_forbidden_makes_the_ledger_unavailable() {
        assertThatThrownBy(() -> credentials().getCredentials("ledger"))
                .isInstanceOf(ControlUnavailable.class)
                .hasMessageContaining("Secrets Manager");
    }

    private SecretCredentials credentials() {
        return new SecretCredentials(
                client, "holdfast-database-global-dev", Duration.ofSeconds(10));
    }

    private static String holding(String text) {
        return "{\"SecretString\":\"" + text + "\"}";
    }
}
