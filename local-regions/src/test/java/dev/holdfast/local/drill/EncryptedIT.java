package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.RegionService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The service with a key and a certificate of its own, made as a deployed task makes them.
@ExtendWith(SharedRegion.class)
class EncryptedIT {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir private Path directory;

    @Test
    void a_client_that_trusts_its_certificate_is_answered_over_tls(OneRegion region)
            throws Exception {
        SelfSigned keys = SelfSigned.of(directory.resolve("service.p12"), OneRegion.HERE.host());
        int port = Loopback.freePort(Loopback.regions());
        Map<String, String> encrypted =
                Map.of(
                        "quarkus.http.ssl-port", Integer.toString(port),
                        "quarkus.tls.key-store.p12.path", keys.store().toString(),
                        "quarkus.tls.key-store.p12.password", SelfSigned.PASSWORD);
        RegionService service = region.anotherService();
        service.start(
                region.environment().java(),
                region.program().configured(encrypted),
                region.surroundings(),
                region.timings());
        try (HttpClient client = HttpClient.newBuilder().sslContext(keys.trusted()).build()) {
            service.await(RegionService.READY);
            Deadline.in(BOUND).await("the port for TLS to open", () -> isOpen(port));
            URI live =
                    URI.create("https://%s:%d/health/live".formatted(OneRegion.HERE.host(), port));

            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(live).timeout(BOUND).build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        } finally {
            service.kill();
        }
    }

    /// Quarkus opens it after the one without TLS.
    private static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(OneRegion.HERE.address(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
