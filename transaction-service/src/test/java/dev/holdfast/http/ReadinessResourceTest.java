package dev.holdfast.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import dev.holdfast.readiness.CheckName;
import dev.holdfast.readiness.RegionStatus;
import dev.holdfast.region.RegionName;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class ReadinessResourceTest {

    @Inject FakeRegion region;

    @BeforeEach
    void beActive() {
        region.becomeActive();
    }

    @Test
    void operators_see_every_check_with_evidence_and_advice() {
        post(FakeRegion.HERE, true);
        post(FakeRegion.THERE, false);

        Api.caller()
                .get("/v1/region/readiness")
                .then()
                .statusCode(200)
                .body("region", equalTo("us-east-1"))
                .body("verdict", equalTo("NOT_READY"))
                .body("checks", hasSize(CheckName.values().length))
                .body("checks.evidence", everyItem(not(equalTo(""))))
                .body(check("replication-lag", "result"), equalTo("PASSED"))
                .body(check("replication-lag", "advice"), equalTo(null))
                .body(check("recent-drill", "result"), equalTo("FAILED"))
                .body(check("same-engine", "result"), equalTo("NOT_CHECKED"));
    }

    @Test
    void a_board_that_is_down_is_a_report_too() {
        region.board().goDown(true);

        Api.caller()
                .get("/v1/region/readiness")
                .then()
                .statusCode(200)
                .body("verdict", equalTo("UNCERTAIN"))
                .body(check("journal-reachable", "evidence"), equalTo("The board is down."));
    }

    private static String check(String name, String member) {
        return "checks.find { it.check == '%s' }.%s".formatted(name, member);
    }

    private void post(RegionName name, boolean writable) {
        region.board()
                .post(
                        new RegionStatus(
                                name,
                                Instant.now(),
                                Optional.of("build"),
                                Optional.of(
                                        new RegionStatus.Database(
                                                writable, !writable, Optional.of(Duration.ZERO))),
                                Optional.empty()))
                .await()
                .indefinitely();
    }
}
