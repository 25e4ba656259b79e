package dev.holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.LedgerEntry.Outcome;
import dev.holdfast.verdict.LedgerEntry.Result;
import dev.holdfast.verdict.Transfer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a client may conclude is what the API's rules say, and never more.
class ConclusionsTest {

    private static final Transfer TRANSFER = new Transfer("k", "a", "b", 1);
    private static final Operation PAYMENT = new Operation.Payment(Kind.PAYMENT, TRANSFER);
    private static final Operation BULK =
            new Operation.Bulk("k", List.of(TRANSFER, new Transfer("l", "b", "a", 2)));

    private static List<Outcome> told(Operation operation, int status, String body) {
        Answer answer = new Answer(status, body, "us-east-1", 3);
        return Conclusions.of(operation, answer, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "201| {\"id\":\"t1\",\"outcome\":\"posted\"}| ACKNOWLEDGED| t1",
                "200| {\"id\":\"t1\",\"outcome\":\"rejected\"}| REJECTED| t1",
                "422| {\"recorded\":true,\"transactionId\":\"t1\"}| REJECTED| t1",
                "404| {\"recorded\":true,\"transactionId\":\"t1\"}| REJECTED| t1",
                "422| {}| REFUSED| ``",
                "409| {}| REFUSED| ``",
                "400| {}| REFUSED| ``",
                "401| {}| NOT_RECORDED| ``",
                "429| {}| NOT_RECORDED| ``",
                "503| {}| NOT_RECORDED| ``",
                "504| {}| UNKNOWN| ``",
                "500| {}| UNKNOWN| ``",
                "201| {\"id\":\"t| UNKNOWN| ``",
            })
    void an_answer_says_what_its_status_and_body_say(
            int status, String body, Result result, String id) {
        assertThat(told(PAYMENT, status, body))
                .extracting(Outcome::key, Outcome::result, Outcome::id)
                .containsExactly(tuple("k", result, id));
    }

    @Test
    void no_answer_leaves_the_outcome_unknown() {
        assertThat(Conclusions.of(PAYMENT, Answer.NONE, Instant.EPOCH))
                .extracting(Outcome::result)
                .containsExactly(Result.UNKNOWN);
    }

    @Test
    void each_item_of_a_bulk_has_an_outcome_of_its_own() {
        String body =
                "[{\"status\":201,\"transaction\":{\"id\":\"t1\",\"outcome\":\"posted\"}},"
                        + "{\"status\":504,\"problem\":{}}]";

        assertThat(told(BULK, 200, body))
                .extracting(Outcome::key, Outcome::result, Outcome::id)
                .containsExactly(
                        tuple("k", Result.ACKNOWLEDGED, "t1"), tuple("l", Result.UNKNOWN, ""));
    }

    @Test
    void a_bulk_that_was_turned_away_or_torn_is_so_for_every_item() {
        assertThat(told(BULK, 503, "{}"))
                .extracting(Outcome::result)
                .containsExactly(Result.NOT_RECORDED, Result.NOT_RECORDED);
        assertThat(told(BULK, 200, "[{}"))
                .extracting(Outcome::result)
                .containsExactly(Result.UNKNOWN, Result.UNKNOWN);
    }
}
