package dev.holdfast.postgres;

import static dev.holdfast.postgres.TestLedger.CLAIM;
import static dev.holdfast.postgres.TestLedger.OTHER;
import static dev.holdfast.postgres.TestLedger.await;
import static dev.holdfast.postgres.TestLedger.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.postgres.DatabaseAccess;
import dev.holdfast.recovery.Promotion;
import dev.holdfast.region.Gate;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

/// A promotion uses up its pair of servers.
class PromoteIT {

    @Test
    void a_standby_is_promoted_once_and_asking_again_is_harmless() {
        try (PostgresPair pair = PostgresPair.start()) {
            TestDatabase primary = new TestDatabase(pair.primary(), DatabaseAccess.DATABASE);
            String written = primary.ask("SELECT pg_current_wal_lsn()");
            TestDatabase standby = primary.on(pair.standby());
            new TestDatabase(pair.standby(), "postgres")
                    .waitUntil("SELECT pg_last_wal_replay_lsn() >= '" + written + "'", "t");
            Pool pool = standby.pool(2);
            PgCluster cluster = new PgCluster(pool, TestLedger.TIMEOUT);
            PgRecoveryStore recovery = new PgRecoveryStore(pool, TestLedger.TIMEOUT);

            assertThat(await(cluster.isWriter())).isFalse();
            assertThat(await(recovery.standing()).writable()).isFalse();
            pair.primary().kill();
            await(cluster.promote(CLAIM, Promotion.FORCED));
            standby.waitUntil("SELECT pg_is_in_recovery()", "f");
            await(cluster.promote(CLAIM, Promotion.FORCED));

            assertThat(await(cluster.isWriter())).isTrue();
            assertThat(await(recovery.close(claim(1, OTHER))).gate())
                    .isEqualTo(Gate.closed(claim(1, OTHER)));
            await(pool.close());
        }
    }
}
