package dev.holdfast.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import dev.holdfast.region.Epoch;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class StandbyTest {

    @Inject FakeRegion region;

    @Test
    void aStandbyTurnsWritesAwayAndNamesTheActiveRegion() {
        Epoch epoch = region.becomeStandby(Duration.ZERO);
        Api.problem(
                        Api.json(Api.key(), "{\"currency\":\"EUR\"}").post("/v1/accounts"),
                        503,
                        "not-active")
                .header("Retry-After", "1")
                .header("Holdfast-Active-Region", "us-west-2")
                .header("Holdfast-Epoch", epoch.toString())
                .body("activeRegion", equalTo("us-west-2"))
                .body("retryable", equalTo(true));
    }

    @Test
    void aStandbyServesReadsMarkedWithTheirStaleness() {
        region.becomeActive();
        String account = Api.open(10);
        region.becomeStandby(Duration.ofMillis(123));
        String staleness =
                Api.caller()
                        .get("/v1/accounts/" + account)
                        .then()
                        .statusCode(200)
                        .header("Holdfast-Active-Region", "us-west-2")
                        .extract()
                        .header("Holdfast-Staleness");
        org.hamcrest.MatcherAssert.assertThat(
                Integer.parseInt(staleness), greaterThanOrEqualTo(123));
    }

    @Test
    void aStandbyThatReceivesNothingDoesNotKnowItsStaleness() throws InterruptedException {
        region.becomeActive();
        String account = Api.open(10);
        region.becomeStandby(Duration.ZERO);
        region.ledger().lagBy(Optional.empty());
        Thread.sleep(100);
        Api.caller()
                .get("/v1/accounts/" + account)
                .then()
                .statusCode(200)
                .header("Holdfast-Staleness", "unknown");
    }

    @Test
    void anActiveRegionHasNoStaleness() {
        region.becomeActive();
        String account = Api.open(10);
        Api.caller()
                .get("/v1/accounts/" + account)
                .then()
                .header("Holdfast-Staleness", org.hamcrest.Matchers.nullValue());
    }

    @Test
    void whileTheJournalDoesNotAnswerTheOutcomeIsUnknownAndARepeatFindsOut() {
        region.becomeActive();
        region.journal().storeNothing(true);
        String key = Api.key();
        Api.problem(
                        Api.json(key, "{\"currency\":\"EUR\"}").post("/v1/accounts"),
                        504,
                        "outcome-unknown")
                .body("retryable", equalTo(true));
        region.journal().storeNothing(false);
        FakeRegion.await(
                "the first outcome",
                () ->
                        Api.json(key, "{\"currency\":\"EUR\"}").post("/v1/accounts").statusCode()
                                == 200);
    }

    @Test
    void whileTheDatabaseDoesNotAnswerNothingIsRecordedAndReadsSaySo() {
        region.becomeActive();
        String account = Api.open(10);
        region.ledger().goDown(true);
        Api.problem(
                        Api.json(Api.key(), "{\"currency\":\"EUR\"}").post("/v1/accounts"),
                        503,
                        "unavailable")
                .header("Retry-After", "1")
                .body("retryable", equalTo(true));
        Api.problem(Api.caller().get("/v1/accounts/" + account), 503, "unavailable");
        region.ledger().goDown(false);
    }
}
