package dev.holdfast.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class BulkTest {

    @Inject FakeRegion region;

    private String debit;
    private String credit;

    @BeforeEach
    void openAccounts() {
        region.becomeActive();
        debit = Api.open(100);
        credit = Api.open(0);
    }

    private String item(String key, Object amount) {
        return Api.transfer(debit, credit, amount)
                .replaceFirst("\\{", "{\"idempotencyKey\":\"" + key + "\",");
    }

    private static Response bulk(List<String> items) {
        return Api.json("[" + String.join(",", items) + "]").post("/v1/transactions/bulk");
    }

    @Test
    void eachItemHasItsOwnOutcomeInOrder() {
        String twice = Api.key();
        bulk(List.of(
                        item(twice, 60),
                        item(Api.key(), 60),
                        item(twice, 60),
                        item(twice, 61),
                        item(Api.key(), -1),
                        item(Api.key(), 40)))
                .then()
                .statusCode(200)
                .body("status", contains(201, 422, 200, 409, 400, 201))
                .body("[0].transaction.outcome", equalTo("posted"))
                .body("[1].problem.code", equalTo("INSUFFICIENT_FUNDS"))
                .body("[2].problem", nullValue())
                .body("[3].problem.type", endsWith("key-reused"))
                .body("[4].problem.field", equalTo("[4].amount"))
                .body("[5].transaction.amount", equalTo(40));
        Api.caller().get("/v1/accounts/" + debit).then().body("balance", equalTo(-100));
    }

    @Test
    void anItemThatIsNoObjectOrLacksItsKeyIsItsOwnProblem() {
        String keyless = Api.transfer(debit, credit, 1);
        bulk(List.of("17", keyless, item("", 1), item(Api.key(), 1)))
                .then()
                .statusCode(200)
                .body("status", contains(400, 400, 400, 201))
                .body("[0].problem.field", equalTo("[0]"))
                .body("[1].problem.field", equalTo("[1].idempotencyKey"))
                .body("[2].problem.field", equalTo("[2].idempotencyKey"));
    }

    @Test
    void aThousandItemsAreTakenAndOneMoreIsNot() {
        List<String> most = Collections.nCopies(1_000, "1");
        bulk(most).then().statusCode(200).body("$", hasSize(1_000));
        Api.problem(bulk(Collections.nCopies(1_001, "1")), 400, "invalid-request");
        Api.problem(bulk(List.of()), 400, "invalid-request");
        Api.problem(Api.json("{}").post("/v1/transactions/bulk"), 400, "invalid-request");
    }

    @Test
    void ifNoneCanBeLetInThatIsTheAnswer() {
        region.becomeStandby(Duration.ZERO);
        Api.problem(bulk(List.of(item(Api.key(), 1), item(Api.key(), 1))), 503, "not-active")
                .body("activeRegion", equalTo("us-west-2"));
    }
}
