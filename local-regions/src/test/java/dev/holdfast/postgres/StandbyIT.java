package dev.holdfast.postgres;

import static dev.holdfast.postgres.Commands.account;
import static dev.holdfast.postgres.Commands.id;
import static dev.holdfast.postgres.Commands.limit;
import static dev.holdfast.postgres.Commands.open;
import static dev.holdfast.postgres.Commands.reverse;
import static dev.holdfast.postgres.Commands.transfer;
import static dev.holdfast.postgres.TestLedger.GATE;
import static dev.holdfast.postgres.TestLedger.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Posting;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerReader.AccountState;
import dev.holdfast.processing.LedgerReader.Durability;
import dev.holdfast.processing.LedgerReader.Replication;
import dev.holdfast.processing.LedgerReader.Stretch;
import dev.holdfast.processing.RecordedDecision;
import dev.holdfast.processing.RelaySnapshot;
import dev.holdfast.processing.StoreFailure;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Reads, on the writer and on its standby.
@ExtendWith(SharedPostgres.class)
class StandbyIT {

    private PostgresPair pair;
    private TestLedger ledger;
    private TestLedger standby;

    @BeforeEach
    void openLedger(PostgresPair shared) {
        pair = shared;
        ledger = TestLedger.open(pair);
        ledger.submit(open("a", 100), open("b", 0));
        ledger.submit(transfer("t1", "a", "b", 10), transfer("t2", "a", "b", 20));
        catchUp();
        standby = new TestLedger(ledger.database().on(pair.standby()));
    }

    private void catchUp() {
        String position = ledger.database().ask("SELECT pg_current_wal_lsn()");
        new TestDatabase(pair.standby(), "postgres")
                .waitUntil("SELECT pg_last_wal_replay_lsn() >= '" + position + "'", "t");
    }

    @AfterEach
    void closeLedger() {
        standby.close();
        ledger.close();
    }

    @Test
    void a_standby_reads_what_the_writer_reads() {
        for (TestLedger side : List.of(ledger, standby)) {
            assertThat(await(side.reader.account(account("a"))))
                    .map(state -> state.account().balance())
                    .contains(-30L);
            assertThat(await(side.reader.decision(id("t1"))))
                    .map(found -> found.decision().command())
                    .contains(transfer("t1", "a", "b", 10));
            assertThat(await(side.reader.totals())).containsEntry(Commands.EUR, BigInteger.ZERO);
            assertThat(await(side.reader.account(account("missing")))).isEmpty();
            assertThat(await(side.reader.decision(id("missing")))).isEmpty();
        }
        RelaySnapshot there = standby.snapshot();
        assertThat(there.rows()).isEqualTo(ledger.snapshot().rows()).hasSize(2);
        assertThat(there.standing().writable()).isFalse();
    }

    @Test
    void a_standby_accepts_no_batch_and_its_connection_is_not_used_again() {
        StoreFailure failure =
                catchThrowableOfType(
                        StoreFailure.class,
                        () ->
                                await(
                                        standby.store.begin(
                                                GATE, Touched.byCommands(List.of(open("x", 0))))));

        assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.UNAVAILABLE);
        standby.database()
                .waitUntil(
                        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'holdfast' AND"
                                + " datname = '"
                                + standby.database().name()
                                + "'",
                        "0");
    }

    @Test
    void pages_of_an_account_are_newest_first_and_do_not_overlap() {
        Stretch<Posting> first = postings(Optional.empty(), 1);
        Stretch<Posting> second = postings(first.next(), 10);

        assertThat(first.items()).containsExactly(new Posting(account("a"), 3, id("t2"), -20, -30));
        assertThat(second.items())
                .containsExactly(new Posting(account("a"), 2, id("t1"), -10, -10));
        assertThat(second.next()).isEmpty();
        Stretch<RecordedDecision> transactions =
                await(standby.reader.transactions(account("a"), Optional.empty(), 10));
        assertThat(transactions.items())
                .extracting(found -> found.decision().id())
                .containsExactly(id("t2"), id("t1"));
    }

    /// The planner's choice in a ledger of 100,000 transactions, nothing analysed: a scan of the
    /// table for each step would take half a minute for a page.
    @Test
    void a_page_is_read_by_the_primary_key_however_long_the_ledger_is() {
        ledger.database()
                .execute(
                        """
                        INSERT INTO decisions (id, kind, outcome, scope, key, debit, credit, amount,
                            decided_at, row_id, debit_version, credit_version)
                        SELECT gen_random_uuid(), 'TRANSFER', 0, 's', 'k' || i, gen_random_uuid(),
                            gen_random_uuid(), 1, now(), gen_random_uuid(), 1, 1
                        FROM generate_series(1, 100000) i
                        """);
        for (String page : List.of(PgLedgerReader.POSTINGS, PgLedgerReader.TRANSACTIONS)) {
            String asked =
                    page.replace("$1", "'" + account("a").value() + "'")
                            .replace("$2", "NULL")
                            .replace("$3", "500");
            String plan = ledger.database().ask("EXPLAIN (FORMAT JSON) " + asked);

            assertThat(plan)
                    .contains("decisions_pkey")
                    .doesNotContainPattern("Seq Scan\"[^}]*\"decisions\"");
        }
    }

    private Stretch<Posting> postings(Optional<DecisionId> from, int limit) {
        return await(standby.reader.postings(account("a"), from, limit));
    }

    @Test
    void a_history_that_would_begin_with_a_transaction_of_other_accounts_is_empty() {
        ledger.submit(open("c", 9), open("d", 0), transfer("secret", "c", "d", 9));

        assertThat(history(id("secret"))).isEmpty();
        assertThat(history(id("b"))).isEmpty();
        assertThat(history(id("nothing"))).isEmpty();
    }

    private List<Posting> history(DecisionId from) {
        return await(ledger.reader.postings(account("a"), Optional.of(from), 10)).items();
    }

    /// Debits, credits, a change of the limit and a reversal; some in one batch, some in several.
    @Test
    void a_history_goes_from_side_to_side_and_past_what_moves_nothing() {
        ledger.submit(transfer("t3", "b", "a", 5), limit("l", "a", 70), reverse("r", "t1"));
        ledger.submit(transfer("poor", "b", "a", 1_000), transfer("t4", "a", "b", 1));

        List<Posting> found = new ArrayList<>();
        Optional<DecisionId> next = Optional.empty();
        do {
            Stretch<Posting> page = await(ledger.reader.postings(account("a"), next, 1));
            found.addAll(page.items());
            next = page.next();
        } while (next.isPresent());

        assertThat(found)
                .containsExactly(
                        new Posting(account("a"), 7, id("t4"), -1, -16),
                        new Posting(account("a"), 6, id("r"), 10, -15),
                        new Posting(account("a"), 4, id("t3"), 5, -25),
                        new Posting(account("a"), 3, id("t2"), -20, -30),
                        new Posting(account("a"), 2, id("t1"), -10, -10));
    }

    private Durability durability(String account) {
        return await(ledger.reader.account(account(account)))
                .map(AccountState::durability)
                .orElseThrow();
    }

    @Test
    void an_account_is_global_once_its_last_change_is_in_the_journal() {
        assertThat(durability("a")).isEqualTo(Durability.REGIONAL);
        ledger.relay();
        assertThat(durability("a")).isEqualTo(Durability.GLOBAL);

        ledger.submit(open("c", 0), transfer("t3", "a", "c", 1));
        assertThat(durability("a")).isEqualTo(Durability.REGIONAL);
        assertThat(durability("b")).isEqualTo(Durability.GLOBAL);
    }

    @Test
    void a_fresh_account_is_regional_until_its_opening_is_in_the_journal() {
        ledger.relay();
        ledger.submit(open("c", 0));
        assertThat(durability("c")).isEqualTo(Durability.REGIONAL);

        ledger.relay();
        ledger.submit(transfer("t3", "a", "b", 1));
        assertThat(durability("c")).isEqualTo(Durability.GLOBAL);
    }

    @Test
    void after_a_change_of_the_limit_an_account_is_regional_until_that_is_in_the_journal() {
        ledger.submit(limit("l", "a", 50));
        assertThat(durability("a")).isEqualTo(Durability.REGIONAL);
        ledger.relay();
        assertThat(durability("a")).isEqualTo(Durability.GLOBAL);
        ledger.submit(open("c", 0));
        assertThat(durability("a")).isEqualTo(Durability.GLOBAL);
    }

    @Test
    void replication_tells_the_writer_from_a_standby_that_has_caught_up() {
        standby.database()
                .waitUntil("SELECT pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()", "t");

        assertThat(await(ledger.reader.replication()).writable()).isTrue();
        Replication replication = await(standby.reader.replication());
        assertThat(replication.writable()).isFalse();
        assertThat(replication.streaming()).isTrue();
        assertThat(replication.lag()).isPresent();
        assertThat(replication.lag().get()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void a_standby_that_has_received_more_than_it_applied_tells_its_age() {
        standby.database().execute("SELECT pg_wal_replay_pause()");
        try {
            ledger.submit(transfer("t3", "a", "b", 1));
            standby.database()
                    .waitUntil("SELECT pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn()", "t");

            assertThat(await(standby.reader.replication()).lag())
                    .hasValueSatisfying(lag -> assertThat(lag).isPositive());
        } finally {
            standby.database().execute("SELECT pg_wal_replay_resume()");
        }
    }

    /// Nothing is outstanding as far as the standby knows, and less and less is known.
    @Test
    void a_standby_that_hears_nothing_grows_stale() throws Exception {
        String sender = ledger.database().ask("SELECT pid FROM pg_stat_replication");
        signal("STOP", sender);
        try {
            standby.database()
                    .waitUntil(
                            """
                            SELECT coalesce((SELECT clock_timestamp() > last_msg_receipt_time
                                + interval '1 s' FROM pg_stat_wal_receiver), true)
                            """,
                            "t");
            Replication replication = await(standby.reader.replication());

            Duration age = replication.staleness().orElse(Duration.ofDays(1));
            assertThat(age).isGreaterThan(Duration.ofSeconds(1));
        } finally {
            signal("CONT", sender);
        }
    }

    private static void signal(String name, String pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    }

    /// Aurora's storage replicates. Its function is stood in for by one of ours with the same
    /// columns.
    @Test
    void a_replica_of_aurora_is_as_far_behind_as_the_last_of_them() {
        ledger.database()
                .execute(
                        """
                        CREATE FUNCTION aurora_global_db_instance_status()
                        RETURNS TABLE(server_id text, session_id text, aws_region text,
                                      visibility_lag_in_msec double precision)
                        LANGUAGE sql AS $$ VALUES
                            ('w', 'MASTER_SESSION_ID', 'us-east-1', NULL::double precision),
                            ('r1', '1', 'us-east-2', 17.2), ('r2', '2', 'us-east-2', 80.5) $$
                        """);
        catchUp();
        PgLedgerReader reader =
                new PgLedgerReader(standby.pool(), TestLedger.TIMEOUT, Replicas.AURORA);

        assertThat(await(reader.replication()).staleness()).contains(Duration.ofMillis(81));
    }
}
