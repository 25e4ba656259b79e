package dev.holdfast.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.processing.Reply;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepliesTest {

    private static final AccountId A = new AccountId(new UUID(0, 1));
    private static final AccountId B = new AccountId(new UUID(0, 2));
    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    private static Decision decision(Outcome outcome) {
        IdempotencyKey key = new IdempotencyKey("alice", "k");
        Command command = new Command.Transfer(key, A, B, 5, EUR, Details.NONE);
        return new Decision(key.decisionId(), command, Instant.EPOCH, outcome);
    }

    @Test
    void postedIs201TheFirstTimeAnd200AfterThat() {
        Decision posted = decision(new Outcome.Posted(A, B, 5, EUR));
        Answer first = Replies.answer(new Reply.Acknowledged(posted, false, new Epoch(7)));
        Answer again = Replies.answer(new Reply.Acknowledged(posted, true, new Epoch(7)));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(first.epoch()).contains(new Epoch(7));
        assertThat(first.body()).isEqualTo(again.body());
    }

    @ParameterizedTest
    @EnumSource(Rejection.class)
    void everyRejectionIsARecordedProblemThatIsNotRetried(Rejection reason) {
        Decision rejected = decision(new Outcome.Rejected(reason));
        Answer answer = Replies.answer(new Reply.Acknowledged(rejected, false, new Epoch(7)));
        Problem problem = (Problem) answer.body();
        assertThat(answer.status()).isIn(404, 422);
        assertThat(problem.recorded()).isTrue();
        assertThat(problem.retryable()).isFalse();
        assertThat(problem.code()).isEqualTo(reason.name());
        assertThat(problem.detail()).isEqualTo(reason.sentence());
        assertThat(problem.transactionId()).isEqualTo(rejected.id().toString());
    }

    @Test
    void everyOtherReplyHasItsStatus() {
        expect(new Reply.KeyReused(decision(new Outcome.Opened(A)).id()), 409, false, 0);
        expect(new Reply.NotActive(Optional.empty()), 503, true, 1);
        expect(new Reply.Busy(Duration.ofSeconds(3)), 429, true, 3);
        expect(new Reply.Busy(Duration.ofMillis(3)), 429, true, 1);
        expect(new Reply.Unavailable("The database is away."), 503, true, 1);
        expect(new Reply.Unknown("The journal is away."), 504, true, 0);
    }

    @Test
    void theActiveRegionIsNamedIfItIsKnown() {
        Answer answer =
                Replies.answer(new Reply.NotActive(Optional.of(new RegionName("us-west-2"))));
        assertThat(((Problem) answer.body()).activeRegion()).isEqualTo("us-west-2");
    }

    private static void expect(Reply reply, int status, boolean retryable, int retryAfter) {
        Answer answer = Replies.answer(reply);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(((Problem) answer.body()).retryable()).isEqualTo(retryable);
        assertThat(answer.retryAfterSeconds()).isEqualTo(retryAfter);
    }
}
