package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.local.postgres.DatabaseAccess;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProgram;
import dev.holdfast.names.Names;
import dev.holdfast.names.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A real service process whose password is in a secret: set up as the deployment sets up
/// functions.
@ExtendWith(SharedRegion.class)
class SecretPasswordIT {

    private static final String SECRET = "holdfast-database-global-test";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer secrets;
    private String answer = "";

    @BeforeEach
    void startSecretsManager() throws IOException {
        secrets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secrets.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    asked.add(new String(body, StandardCharsets.UTF_8));
                    byte[] told = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, told.length);
                    exchange.getResponseBody().write(told);
                    exchange.close();
                });
        secrets.start();
    }

    @AfterEach
    void stopSecretsManager() {
        secrets.stop(0);
    }

    @Test
    void a_service_without_a_password_finds_it_in_its_secret(OneRegion region) {
        DatabaseAccess known = region.surroundings().database();
        answer =
                "{\"SecretString\":\"{\\\"%s\\\":\\\"%s\\\",\\\"%s\\\":\\\"%s\\\"}\"}"
                        .formatted(
                                Names.SECRET_USER,
                                known.user(),
                                Names.SECRET_PASSWORD,
                                known.password());
        RegionService service = region.anotherService();

        service.start(
                region.environment().java(),
                program(region),
                region.surroundings(withAnotherPassword(known)),
                region.timings());
        try {
            service.await(RegionService.ROUTING);
        } finally {
            service.kill();
        }

        assertThat(asked).isNotEmpty().allMatch(request -> request.contains(SECRET));
    }

    private ServiceProgram program(OneRegion region) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Setting.DATABASE_SECRET.key(), SECRET);
        configuration.put(Setting.DATABASE_CREDENTIALS.key(), Names.DATABASE_CREDENTIALS);
        // Nobody is there: the one that writes is found all the same, and signed in to.
        configuration.put(Setting.DATABASE_OTHER_HOSTS.key(), "127.0.0.254");
        configuration.put(
                "aws.endpointUrlSecretsManager",
                "http://127.0.0.1:" + secrets.getAddress().getPort());
        return region.program().configured(configuration);
    }

    private static DatabaseAccess withAnotherPassword(DatabaseAccess known) {
        return new DatabaseAccess(
                known.server(), known.database(), known.user(), "not the password");
    }
}
