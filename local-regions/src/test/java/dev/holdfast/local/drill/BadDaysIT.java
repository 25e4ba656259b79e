package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.drill.Asking.Told;
import dev.holdfast.local.process.Deadline;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a real service does when its database, its journal or its clients have a bad day: each
/// request gets a clear answer, and nothing that was acknowledged is lost or doubled.
@ExtendWith(SharedRegion.class)
class BadDaysIT {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final String key = UUID.randomUUID().toString();
    private OneRegion region;
    private Asking client;
    private String from;
    private String to;

    @BeforeEach
    void openAccounts(OneRegion shared) {
        region = shared;
        client = new Asking(region);
        from = client.open();
        to = client.open();
    }

    @AfterEach
    void hangUp() {
        client.close();
    }

    @Test
    void the_database_restarts_twice_under_load() throws Exception {
        try (BadDay day = BadDay.begin(region, region.service())) {
            for (int i = 0; i < 2; i++) {
                region.database().kill();
                day.awaitFailures(3);
                region.database().start();
                day.awaitMore(20);
            }
            day.end();
        }
    }

    @Test
    void the_database_falls_silent_under_load() throws Exception {
        try (BadDay day = BadDay.begin(region, region.service())) {
            region.databaseWire().blackHole();
            client.pay(key, from, to).requireClearRefusal();
            day.awaitFailures(3);
            region.databaseWire().restore();
            day.awaitMore(20);
            day.end();
        } finally {
            region.databaseWire().restore();
        }
        decidedOnce();
    }

    /// More wait than the queue has room for, and longer than one batch is kept waiting.
    @Test
    void all_connections_are_in_use_and_everybody_hears_of_it_in_time() throws Exception {
        List<CompletableFuture<Told>> crowd = new ArrayList<>();
        try (Connection administrator = region.administrator().connect()) {
            administrator.createStatement().execute("SET idle_in_transaction_session_timeout = 0");
            administrator.setAutoCommit(false);
            administrator.createStatement().execute("LOCK TABLE accounts, decisions");
            CompletableFuture<Told> bulk = client.payingOften(key, 1_000, from, to);
            Deadline.in(BOUND).await("a batch that waits", () -> isWaiting());
            for (int i = 0; i < 100; i++) {
                crowd.add(client.looking(from));
                crowd.add(client.paying(key + i, from, to));
            }
            crowd.forEach(told -> told.join().requireClearRefusal());
            assertThat(crowd).extracting(told -> told.join().status()).contains(429, 503);
            bulk.join().requireClearRefusal();
            assertThat(bulk.join().status()).isEqualTo(503);
            administrator.rollback();
        }
        decidedOnce();
    }

    private boolean isWaiting() {
        return !asked("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'").isEmpty();
    }

    /// The server has committed the batch, and the service never hears of it.
    @Test
    void the_answer_to_the_commit_of_a_batch_is_lost() {
        losingCommit(0);

        assertThat(firstDecision().type()).isEqualTo("outcome-unknown");

        awaitLoss();
        assertThat(decidedOnce().status()).as("a repeat finds the first outcome").isEqualTo(200);
    }

    /// The entry is stored, the row is gone, and the relay never hears of it.
    @Test
    void the_answer_to_the_commit_of_a_settlement_is_lost() {
        losingCommit(1);

        assertThat(client.payAtLast(key, from, to).status()).isEqualTo(201);

        awaitLoss();
        assertThat(decidedOnce().status()).isEqualTo(200);
    }

    /// What is told about the first attempt that anything may have become of.
    private Told firstDecision() {
        List<Told> told = new ArrayList<>();
        Deadline.in(BOUND)
                .await(
                        "an attempt",
                        () ->
                                told.add(client.pay(key, from, to))
                                        && told.getLast().status() != 503);
        return told.getLast();
    }

    private int losses;

    /// Once nothing else is left to commit.
    private void losingCommit(int passing) {
        awaitEmptyOutbox();
        losses = region.answers().lost();
        region.answers().loseCommit(passing);
    }

    private void awaitLoss() {
        Deadline.in(BOUND)
                .await("an answer to be lost", () -> region.answers().lost() == losses + 1);
    }

    /// It has committed, it waits for the journal, and nobody is there any more to be told.
    @Test
    void a_client_hangs_up_in_the_very_flight() throws Exception {
        region.journalWire().blackHole();
        try (Socket caller = new Socket(region.service().address().getHost(), port())) {
            caller.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
            Deadline.in(BOUND).await("the commit", () -> isInOutbox());
            caller.setSoLinger(true, 0);
        }
        region.journalWire().restore();

        assertThat(decidedOnce().status()).as("a repeat finds the first outcome").isEqualTo(200);
    }

    private int port() {
        return region.service().address().getPort();
    }

    private String request() {
        String body = Asking.transfer(from, to);
        return "POST /v1/transactions HTTP/1.1\r\nHost: api\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + region.token()
                + "\r\nIdempotency-Key: "
                + key
                + "\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private boolean isInOutbox() {
        return asked(
                        "SELECT count(*) FROM outbox o JOIN decisions d ON d.row_id = o.id"
                                + " WHERE d.key = '"
                                + key
                                + "'")
                .equals("1");
    }

    @Test
    void a_slow_journal_makes_answers_late_and_none_wrong() {
        region.journalWire().slow(Duration.ofMillis(100));
        try {
            client.payAtLast(key, from, to);
        } finally {
            region.journalWire().restore();
        }
        decidedOnce();
    }

    /// Each put gets there, and its answer comes when nobody waits for it any more.
    @Test
    void a_journal_that_answers_too_late_has_stored_what_was_unknown() {
        region.journalWire().slow(Duration.ofMillis(700));
        try {
            assertThat(firstDecision().type()).isEqualTo("outcome-unknown");
        } finally {
            region.journalWire().restore();
        }
        assertThat(decidedOnce().status()).as("a repeat finds the first outcome").isEqualTo(200);
    }

    @Test
    void a_journal_that_is_silent_confirms_nothing_and_loses_nothing() throws Exception {
        try (BadDay day = BadDay.begin(region, region.service())) {
            region.journalWire().blackHole();
            client.pay(key, from, to).requireClearRefusal();
            day.awaitFailures(3);
            region.journalWire().restore();
            day.awaitMore(20);
            day.end();
        } finally {
            region.journalWire().restore();
        }
        decidedOnce();
    }

    /// Repeats the payment until its outcome is known, and looks at what it did: the amount moved
    /// once, everything has left the outbox, and the journal is where the database is.
    private Told decidedOnce() {
        Told told = client.payAtLast(key, from, to);
        assertThat(asked("SELECT count(*) FROM decisions WHERE key = '" + key + "'"))
                .isEqualTo("1");
        assertThat(client.balance(from)).isEqualTo(-7);
        assertThat(client.balance(to)).isEqualTo(7);
        awaitEmptyOutbox();
        String position = asked("SELECT epoch || '/' || sequence FROM journal_position");
        JournalBook journal = JournalBook.read(region.journal());
        assertThat(position).isEqualTo(journal.end().epoch() + "/" + journal.end().sequence());
        assertThat(journal.decisions()).contains(told.body().path("id").asText());
        return told;
    }

    private void awaitEmptyOutbox() {
        Deadline.in(BOUND)
                .await("an empty outbox", () -> asked("SELECT count(*) FROM outbox").equals("0"));
    }

    private String asked(String sql) {
        try {
            return region.administrator().ask(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
