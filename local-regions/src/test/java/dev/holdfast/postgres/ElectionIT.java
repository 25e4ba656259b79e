package dev.holdfast.postgres;

import static dev.holdfast.postgres.TestLedger.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.RelayElection;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two processes that would relay.
@ExtendWith(SharedPostgres.class)
class ElectionIT {

    private static final String LEADERS =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 2 AND granted"
                    + " AND database = (SELECT oid FROM pg_database WHERE datname ="
                    + " current_database())";

    private TestLedger ledger;
    private Pool otherPool;
    private RelayElection one;
    private RelayElection two;

    @BeforeEach
    void openLedger(PostgresPair pair) {
        ledger = TestLedger.open(pair);
        otherPool = ledger.database().pool(1);
        one = election(ledger.pool(), TestLedger.TIMEOUT);
        two = election(otherPool, TestLedger.TIMEOUT);
    }

    @AfterEach
    void closeLedger() {
        await(otherPool.close());
        ledger.close();
    }

    private static RelayElection election(Pool pool, Duration timeout) {
        return new PgRelayElection(pool, timeout, System::nanoTime);
    }

    @Test
    void one_leads_and_goes_on_leading_and_the_other_never_fails() {
        assertThat(await(one.leads())).isTrue();
        assertThat(await(two.leads())).isFalse();
        assertThat(await(one.leads())).isTrue();
        assertThat(await(two.leads())).isFalse();
        assertThat(ledger.database().ask(LEADERS)).isEqualTo("1");
    }

    @Test
    void when_the_connection_of_the_leader_dies_another_is_elected() {
        await(one.leads());
        ledger.database().terminate("idle");
        ledger.database().waitUntil(LEADERS, "0");

        assertThat(await(two.leads())).isTrue();
    }

    @Test
    void a_leader_that_is_silent_for_too_long_leads_no_longer() {
        RelayElection silent = election(ledger.pool(), Duration.ofMillis(300));
        assertThat(await(silent.leads())).isTrue();

        ledger.database().waitUntil(LEADERS, "0");

        assertThat(await(two.leads())).isTrue();
        assertThat(await(silent.leads())).isFalse();
    }

    @Test
    void without_a_database_nobody_leads_and_nothing_fails() {
        Pool nowhere = new TestDatabase(ledger.database().server(), "no_such_database").pool(1);

        assertThat(await(election(nowhere, TestLedger.TIMEOUT).leads())).isFalse();
        await(nowhere.close());
    }
}
