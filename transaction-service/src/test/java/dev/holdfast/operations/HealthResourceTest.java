package dev.holdfast.operations;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class HealthResourceTest {

    private static final long SECOND = 1_000_000_000L;

    @Inject FakeRegion region;

    @BeforeEach
    void beActive() {
        region.becomeActive();
        FakeRegion.await("to be routed to", () -> status("routing") == 200);
    }

    @AfterEach
    void mend() {
        region.becomeActive();
    }

    private static int status(String check) {
        return get("/health/" + check).statusCode();
    }

    @Test
    void anActiveRegionIsLiveReadyAndRoutedTo() {
        for (String check : new String[] {"live", "ready", "routing"}) {
            get("/health/" + check).then().statusCode(200).body("status", equalTo("UP"));
        }
    }

    @Test
    void aStandbyIsReadyAndNotRoutedToAndSaysWhy() {
        region.becomeStandby(Duration.ZERO);
        FakeRegion.await("to be ready", () -> status("ready") == 200);
        get("/health/routing")
                .then()
                .statusCode(503)
                .body("status", equalTo("DOWN"))
                .body("checks.find { it.name == 'role' }.status", equalTo("DOWN"))
                .body(
                        "checks.find { it.name == 'role' }.detail",
                        containsString("active is us-west-2"));
        get("/health").then().statusCode(200);
    }

    @Test
    void aRegionThatLosesItsJournalIsNotRoutedToWithinASecond() {
        region.journal().goDown(true);
        long cut = System.nanoTime();
        FakeRegion.await("to be avoided", () -> status("routing") == 503);
        assertThat(System.nanoTime() - cut).isLessThan(SECOND + SECOND / 4);
        assertThat(status("live")).isEqualTo(200);
        get("/health/ready")
                .then()
                .statusCode(503)
                .body(
                        "checks.find { it.name == 'journal' }.detail",
                        equalTo("The journal does not answer."));
    }

    @Test
    void aRegionThatLosesItsDatabaseIsLiveAndNothingElse() {
        region.ledger().goDown(true);
        FakeRegion.await("to be avoided", () -> status("routing") == 503);
        assertThat(status("ready")).isEqualTo(503);
        assertThat(status("live")).isEqualTo(200);
        get("/health").then().statusCode(503);
    }

    @Test
    void peopleSeeEveryCheckWithItsFigures() {
        get("/health")
                .then()
                .statusCode(200)
                .body(
                        "checks.name",
                        hasItems(
                                "role",
                                "gate",
                                "database",
                                "schema",
                                "journal",
                                "replication",
                                "outbox"));
    }

    @Test
    void aStandbyThatReceivesNothingOrLagsTooFarIsNotWellAndStillReady() {
        region.becomeStandby(Duration.ofMillis(5));
        FakeRegion.await("to be well", () -> getHealth() == 200);
        region.ledger().lagBy(Optional.empty());
        FakeRegion.await("to miss its writer", () -> getHealth() == 503);
        region.ledger().lagBy(Optional.of(Duration.ofSeconds(31)));
        get("/health")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'replication' }.status", equalTo("DOWN"));
        assertThat(status("ready")).isEqualTo(200);
    }

    private static int getHealth() {
        return get("/health").statusCode();
    }

    @Test
    void metricsTellRoleRepliesAndTimes() {
        String metrics = get("/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains("holdfast_region_role{role=\"ACTIVE\"} 1.0")
                .contains("holdfast_replies_total{kind=\"POSTED\"}")
                .contains("holdfast_batch_size")
                .contains("holdfast_journal_append_seconds")
                .contains("holdfast_relay_lag_seconds")
                .contains("holdfast_replication_lag_seconds")
                .contains("holdfast_commands_waiting");
    }
}
