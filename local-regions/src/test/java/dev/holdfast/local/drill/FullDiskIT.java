package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.local.process.Deadline;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk of the database is full: a real file system with nothing left on it.
class FullDiskIT {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir private Path directory;

    private SmallDisk disk;
    private OneRegion region;

    @BeforeEach
    void startRegion() {
        assumeTrue(SmallDisk.canBeMounted(), "A file system is mounted by root on Linux only.");
        region = OneRegion.withoutService(directory, place -> disk = SmallDisk.at(place));
        region.serve(region.service());
    }

    @AfterEach
    void stopRegion() {
        if (region != null) {
            region.kill();
            disk.close();
            region.close();
        }
    }

    /// With a little room in its log PostgreSQL goes on without the transactions that need more.
    /// Without any it ends, and comes up again only when there is some.
    @Test
    void writes_are_refused_until_there_is_room_again_and_nothing_is_lost() throws Exception {
        try (Asking client = new Asking(region);
                BadDay day = BadDay.begin(region, region.service())) {
            String from = client.open();
            String to = client.open();
            disk.fill();
            day.awaitFailures(5);
            // A small one may still find room in the log.
            Asking.Told first = client.pay("full", from, to);
            if (first.status() != 201) {
                first.requireClearRefusal();
            }
            assertThat(client.balance(from)).as("reading goes on").isIn(0L, -7L);

            disk.free();
            day.awaitMore(20);

            disk.fill();
            Deadline.in(BOUND).await("the end of the database", () -> !logs());
            day.awaitFailures(5);
            client.pay("full", from, to).requireClearRefusal();

            disk.free();
            region.database().kill();
            region.database().start();
            day.awaitMore(20);
            client.payAtLast("full", from, to);
            assertThat(client.balance(to)).isEqualTo(7);
            day.end();
        }
    }

    /// Uses up one file of the log. Returns whether the database is still there.
    private boolean logs() {
        try (Connection connection = region.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_logical_emit_message(false, 'test', 'x')");
            statement.execute("SELECT pg_switch_wal()");
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }
}
