package dev.holdfast.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.postgres.DatabaseAccess;
import dev.holdfast.local.postgres.PostgresServer;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Which server a connection is made to, among real ones: a writer and its standby.
@ExtendWith(SharedPostgres.class)
class FindWriterIT {

    private final Vertx vertx = Vertx.vertx();
    private final FindWriter find = new FindWriter(vertx, Duration.ofSeconds(5));

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void the_one_that_writes_is_found_wherever_it_stands_in_the_list(PostgresPair pair)
            throws Exception {
        PgConnectOptions writer = options(pair.primary());
        PgConnectOptions reader = options(pair.standby());

        assertThat(among(reader, writer)).isSameAs(writer);
        assertThat(among(writer, reader)).isSameAs(writer);
    }

    @Test
    void one_that_is_gone_is_passed_over(PostgresPair pair) throws Exception {
        PgConnectOptions writer = options(pair.primary());

        assertThat(among(gone(), writer)).isSameAs(writer);
    }

    @Test
    void where_none_writes_the_first_that_answers_will_do(PostgresPair pair) throws Exception {
        PgConnectOptions reader = options(pair.standby());

        assertThat(among(gone(), reader, options(pair.standby()))).isSameAs(reader);
    }

    @Test
    void where_none_answers_the_first_tells_why() throws Exception {
        PgConnectOptions first = gone();

        assertThat(among(first, gone())).isSameAs(first);
    }

    private PgConnectOptions among(PgConnectOptions... servers) throws Exception {
        return find.among(List.of(servers))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static PgConnectOptions options(PostgresServer server) {
        DatabaseAccess service = server.service();
        return new PgConnectOptions()
                .setHost(service.server().getAddress().getHostAddress())
                .setPort(service.server().getPort())
                .setDatabase("postgres")
                .setUser(service.user())
                .setPassword(service.password());
    }

    /// Nobody listens there.
    private static PgConnectOptions gone() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return new PgConnectOptions()
                .setHost(loopback.getHostAddress())
                .setPort(Loopback.freePort(List.of(loopback)))
                .setDatabase("postgres")
                .setUser("nobody")
                .setPassword("nothing");
    }
}
