package dev.holdfast.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import dev.holdfast.region.Epoch;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class RegionResourceTest {

    @Inject FakeRegion region;

    @AfterEach
    void allowTakeover() {
        region.becomeActive();
        Api.json("{\"allowed\":true}").put("/v1/region/automatic-takeover").then().statusCode(200);
    }

    @Test
    void theActiveRegionDescribesItself() {
        Epoch epoch = region.becomeActive();
        Api.open(1);
        Api.caller()
                .get("/v1/region")
                .then()
                .statusCode(200)
                .body("name", equalTo("us-east-1"))
                .body("role", equalTo("ACTIVE"))
                .body("epoch", equalTo((int) epoch.value()))
                .body("activeRegion", equalTo("us-east-1"))
                .body("databaseWritable", equalTo(true))
                .body("automaticTakeover", equalTo(true))
                .body("journalPosition.epoch", equalTo((int) epoch.value()))
                .body("journalPosition.sequence", greaterThanOrEqualTo(0));
    }

    @Test
    void aStandbyDescribesItselfAndWhoIsActive() {
        Epoch epoch = region.becomeStandby(Duration.ofMillis(77));
        Api.caller()
                .get("/v1/region")
                .then()
                .body("role", equalTo("STANDBY"))
                .body("epoch", equalTo((int) epoch.value()))
                .body("activeRegion", equalTo("us-west-2"))
                .body("replicationLagMillis", equalTo(77));
    }

    @Test
    void whatDoesNotAnswerIsLeftOut() {
        region.becomeActive();
        region.ledger().goDown(true);
        Api.caller()
                .get("/v1/region")
                .then()
                .statusCode(200)
                .body("journalPosition", nullValue())
                .body("databaseWritable", nullValue());
        region.ledger().goDown(false);
    }

    @Test
    void anOperatorTakesOverAndTheReportSaysHowItWent() {
        Epoch before = region.becomeStandby(Duration.ZERO);
        Api.json("{\"reason\":\"a drill\"}")
                .post("/v1/region/takeover")
                .then()
                .statusCode(200)
                .body("role", equalTo("ACTIVE"))
                .body("epoch", equalTo((int) before.next().value()))
                .body("lastTakeover.reason", equalTo("operator: a drill"))
                .body("lastTakeover.failure", nullValue())
                .body(
                        "lastTakeover.steps.name[0..7]",
                        contains(
                                "AssessRegion",
                                "ClaimReign",
                                "SealJournal",
                                "PromoteDatabase",
                                "CloseDatabase",
                                "UndoOutbox",
                                "ReplayJournal",
                                "OpenRegion"))
                .body("lastTakeover.steps.millis", hasItems(greaterThanOrEqualTo(0)));
    }

    @Test
    void theActiveRegionHasNothingToTakeOver() {
        region.becomeActive();
        Api.problem(
                Api.caller().noContentType().post("/v1/region/takeover"), 409, "active-already");
        Api.problem(
                Api.caller().noContentType().post("/v1/region/switchover"), 409, "active-already");
    }

    @Test
    void aTakeoverThatStopsSaysWhy() {
        region.becomeStandby(Duration.ZERO);
        region.ledger().goDown(true);
        Api.problem(Api.caller().noContentType().post("/v1/region/takeover"), 503, "unavailable")
                .body("detail", equalTo("It stopped: The database is down."));
    }

    @Test
    void aSwitchoverThatTheOtherRegionDoesNotAnswerChangesNothing() {
        Epoch epoch = region.becomeStandby(Duration.ZERO);
        Api.problem(
                        Api.caller().noContentType().post("/v1/region/switchover"),
                        409,
                        "switchover-refused")
                .body("retryable", equalTo(true));
        Api.caller().get("/v1/region").then().body("epoch", equalTo((int) epoch.value()));
    }

    @Test
    void anOperatorForbidsAutomaticTakeover() {
        region.becomeActive();
        Api.json("{\"allowed\":false}")
                .put("/v1/region/automatic-takeover")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(false));
        Api.caller().get("/v1/region").then().body("automaticTakeover", equalTo(false));
    }

    @Test
    void operatorsAreToldWhatIsWrongWithTheirRequests() {
        region.becomeActive();
        Api.problem(
                        Api.json("{\"allowed\":\"no\"}").put("/v1/region/automatic-takeover"),
                        400,
                        "invalid-request")
                .body("field", equalTo("allowed"));
        Api.problem(Api.json("{\"why\":\"x\"}").post("/v1/region/takeover"), 400, "invalid-request")
                .body("field", equalTo("why"));
        Api.problem(
                        Api.json("{\"reason\":\"\"}").post("/v1/region/takeover"),
                        400,
                        "invalid-request")
                .body("field", equalTo("reason"));
    }
}
