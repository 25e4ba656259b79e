package dev.holdfast.local.compare;

import dev.holdfast.verdict.Acknowledgement;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.Transfer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// The drills' load on PostgreSQL: so many callers, each waiting for its answer and repeating with
/// the same key. In between a command kills the leader. Prints what was lost, and how long nobody
/// could write.
public final class WriteWithSql {

    private static final int CALLERS = 16;
    private static final int ACCOUNTS = 40;

    /// Answers that had been sent when the leader was killed have arrived by then.
    private static final Duration ON_THEIR_WAY = Duration.ofMillis(100);

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final SqlLedger database;
    private final ClientLedger ledger = new ClientLedger();
    private final List<String> accounts = SqlLedger.names(ACCOUNTS);
    private final AtomicLong keys = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private WriteWithSql(SqlLedger database) {
        this.database = database;
    }

    /// @param arguments the servers' URL, a user, and the command that kills the leader
    public static void main(String[] arguments)
            throws SQLException, IOException, InterruptedException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("Say the URL, the user, and what kills the leader.");
        }
        SqlLedger database = new SqlLedger(arguments[0], arguments[1]);
        database.create(SqlLedger.names(ACCOUNTS));
        new WriteWithSql(database).run(arguments[2]);
    }

    private void run(String kill) throws SQLException, IOException, InterruptedException {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            SplittableRandom seeds = new SplittableRandom(1);
            for (int i = 0; i < CALLERS; i++) {
                SplittableRandom random = seeds.split();
                callers.execute(() -> pays(random));
            }
            Thread.sleep(BEFORE);
            Instant fault = Instant.now();
            new ProcessBuilder(kill).inheritIO().start().waitFor();
            Optional<Instant> back = awaitBack(Instant.now());
            Thread.sleep(AFTERWARDS);
            over.set(true);
            callers.shutdown();
            callers.awaitTermination(RECOVERY.toSeconds(), TimeUnit.SECONDS);
            report(fault, back);
        }
    }

    private void pays(SplittableRandom random) {
        Optional<Connection> connection = Optional.empty();
        while (!over.get()) {
            Transfer transfer = Transfer.between("k" + keys.incrementAndGet(), accounts, random);
            ledger.sent(transfer, Instant.now());
            connection = untilAnswered(transfer, connection);
        }
        connection.ifPresent(WriteWithSql::close);
    }

    /// @return the connection over which it was answered, for the next one
    private Optional<Connection> untilAnswered(Transfer transfer, Optional<Connection> before) {
        Optional<Connection> connection = before;
        while (!over.get()) {
            try {
                if (connection.isEmpty()) {
                    connection = Optional.of(database.connect());
                }
                ledger.acknowledged(transfer, SqlLedger.pay(connection.orElseThrow(), transfer));
                return connection;
            } catch (SQLException noAnswer) {
                ledger.attemptFailed();
                connection.ifPresent(WriteWithSql::close);
                connection = Optional.empty();
                pause();
            }
        }
        return connection;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // It is not used any more.
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// The first acknowledgement that the old leader cannot have given.
    private Optional<Instant> awaitBack(Instant killed) throws InterruptedException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Instant> first =
                    promises().stream()
                            .map(Acknowledgement::at)
                            .filter(at -> at.isAfter(killed.plus(ON_THEIR_WAY)))
                            .min(Instant::compareTo);
            if (first.isPresent()) {
                return first;
            }
            Thread.sleep(PAUSE);
        }
        return Optional.empty();
    }

    private List<Acknowledgement> promises() {
        return ledger.lines().stream()
                .flatMap(line -> Optional.ofNullable(line.acknowledged()).stream())
                .toList();
    }

    private void report(Instant fault, Optional<Instant> back) throws SQLException {
        Set<String> there = database.keys();
        long lost = promises().stream().filter(promise -> !there.contains(promise.id())).count();
        System.out.printf(
                "{\"acknowledged\":%d,\"lost\":%d,\"firstWriteAfterMillis\":%s}%n",
                promises().size(),
                lost,
                back.map(at -> Long.toString(Duration.between(fault, at).toMillis()))
                        .orElse("null"));
    }
}
