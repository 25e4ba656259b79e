package dev.holdfast.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.StoreFailure.Kind;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be concluded from what the server or the client says.
class SqlStateIT {

    @ParameterizedTest
    @CsvSource({
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "55P03, CONFLICT",
        "23505, CONFLICT",
        "25006, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "57014, UNAVAILABLE",
        "08006, UNAVAILABLE",
        "53100, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "XX000, UNAVAILABLE",
        "22003, REFUSED",
        "23514, REFUSED",
        "HF001, GATE_CLOSED",
        "HF004, CONFLICT"
    })
    void every_sqlstate_has_its_kind(String sqlState, Kind kind) {
        PgException answer = new PgException("no", "ERROR", sqlState, "");

        assertThat(SqlFailures.of(answer, false).kind()).isEqualTo(kind);
        assertThat(SqlFailures.of(answer, true).kind()).isEqualTo(kind);
    }

    @Test
    void a_session_that_the_server_ended_while_it_was_committing_may_have_committed() {
        PgException ended = new PgException("ended", "FATAL", "57P01", "");

        assertThat(SqlFailures.of(ended, true).kind()).isEqualTo(Kind.COMMIT_UNKNOWN);
        assertThat(SqlFailures.of(ended, false).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void what_the_client_says_proves_nothing_about_a_commit() {
        RuntimeException closed = new RuntimeException("closed");

        assertThat(SqlFailures.of(closed, true).kind()).isEqualTo(Kind.COMMIT_UNKNOWN);
        assertThat(SqlFailures.of(closed, false).kind()).isEqualTo(Kind.UNAVAILABLE);
    }
}
