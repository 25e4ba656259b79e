package dev.holdfast.postgres;

import static dev.holdfast.postgres.TestLedger.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A pool whose process is about to be copied.
@ExtendWith(SharedPostgres.class)
class DropConnectionsIT {

    private static final int CONNECTIONS = 3;

    private TestLedger ledger;
    private Pool pool;
    private DropConnections drop;

    @BeforeEach
    void openPool(PostgresPair pair) {
        ledger = TestLedger.open(pair);
        pool = ledger.database().pool(CONNECTIONS);
        drop = new DropConnections(pool, CONNECTIONS, TestLedger.TIMEOUT);
    }

    @AfterEach
    void closePool() {
        await(pool.close());
        ledger.close();
    }

    /// Opens all connections that the pool may have, and gives them back.
    ///
    /// @return the server's process behind each
    private List<Integer> sessions() {
        List<SqlConnection> lent =
                Stream.generate(() -> await(pool.getConnection())).limit(CONNECTIONS).toList();
        List<Integer> sessions =
                lent.stream()
                        .map(each -> await(each.query("SELECT pg_backend_pid()").execute()))
                        .map(rows -> rows.iterator().next().getInteger(0))
                        .toList();
        lent.forEach(each -> await(each.close()));
        return sessions;
    }

    private void awaitEndOf(List<Integer> sessions) {
        String processes = sessions.stream().map(String::valueOf).collect(Collectors.joining(","));
        ledger.database()
                .waitUntil(
                        "SELECT count(*) FROM pg_stat_activity WHERE pid IN (" + processes + ")",
                        "0");
    }

    @Test
    void no_connection_is_left_and_whoever_comes_next_gets_new_ones() {
        List<Integer> before = sessions();

        await(drop.run());

        awaitEndOf(before);
        assertThat(sessions()).hasSize(CONNECTIONS).doesNotContainAnyElementsOf(before);
    }

    @Test
    void a_pool_that_nobody_has_used_yet_opens_nothing() {
        await(drop.run());

        assertThat(pool.getDelegate().size()).isZero();
    }
}
