package dev.holdfast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import dev.holdfast.boot.Tokens;
import dev.holdfast.region.Epoch;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class TransactionsResourceTest {

    @Inject FakeRegion region;

    private Epoch epoch;
    private String debit;
    private String credit;

    @BeforeEach
    void openAccounts() {
        epoch = region.becomeActive();
        debit = Api.open(1_000);
        credit = Api.open(0);
    }

    @Test
    void aTransferIsPostedAndFoundAgain() {
        Response created = Api.pay(Api.key(), Api.transfer(debit, credit, 700));
        String id =
                created.then()
                        .statusCode(201)
                        .header("Holdfast-Region", "us-east-1")
                        .header("Holdfast-Epoch", epoch.toString())
                        .header("Holdfast-Active-Region", nullValue())
                        .body("outcome", equalTo("posted"))
                        .body("type", equalTo("transfer"))
                        .body("amount", equalTo(700))
                        .body("durability", equalTo("GLOBAL"))
                        .body("code", nullValue())
                        .extract()
                        .path("id");
        String again =
                Api.caller()
                        .get("/v1/transactions/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(again).isEqualTo(created.asString());
        Api.caller()
                .get("/v1/accounts/" + debit)
                .then()
                .body("balance", equalTo(-700))
                .body("version", equalTo(2));
    }

    @Test
    void aRepeatGetsTheFirstOutcomeWithStatus200() {
        String key = Api.key();
        Response first = Api.pay(key, Api.transfer(debit, credit, 1));
        Response second = Api.pay(key, Api.transfer(debit, credit, 1));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void aKeyThatWasUsedForAnotherBodyIsAConflict() {
        String key = Api.key();
        Api.pay(key, Api.transfer(debit, credit, 1)).then().statusCode(201);
        Api.problem(Api.pay(key, Api.transfer(debit, credit, 2)), 409, "key-reused")
                .body("retryable", equalTo(false))
                .body("transactionId", notNullValue());
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        String key = Api.key();
        String body = Api.transfer(debit, credit, 1);
        String alices = Api.pay(key, body).then().statusCode(201).extract().path("id");
        String bobs =
                Api.as(Tokens.of("bob", "write"))
                        .contentType(ContentType.JSON)
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/v1/transactions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        assertThat(bobs).isNotEqualTo(alices);
    }

    @Test
    void aRefusalByTheRulesIsRecordedAndRepeatedForEver() {
        String key = Api.key();
        for (int i = 0; i < 2; i++) {
            String id =
                    Api.problem(
                                    Api.pay(key, Api.transfer(debit, credit, 1_001)),
                                    422,
                                    "insufficient-funds")
                            .header("Holdfast-Epoch", epoch.toString())
                            .body("code", equalTo("INSUFFICIENT_FUNDS"))
                            .body("recorded", equalTo(true))
                            .body("retryable", equalTo(false))
                            .extract()
                            .path("transactionId");
            Api.caller()
                    .get("/v1/transactions/" + id)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("rejected"))
                    .body("code", equalTo("INSUFFICIENT_FUNDS"));
        }
    }

    @Test
    void otherRefusalsNameTheirReason() {
        String nobody = "00000000-0000-8000-8000-000000000000";
        Api.problem(
                Api.pay(Api.key(), Api.transfer(nobody, credit, 1)), 422, "unknown-debit-account");
        Api.problem(
                Api.pay(Api.key(), Api.transfer(debit, nobody, 1)), 422, "unknown-credit-account");
        String dollars = Api.transfer(debit, credit, 1).replace("EUR", "USD");
        Api.problem(Api.pay(Api.key(), dollars), 422, "currency-mismatch");
    }

    @Test
    void metadataAndReferenceComeBackAsTheyWere() {
        String body =
                """
                {"debitAccount":"%s","creditAccount":"%s","amount":1,"currency":"EUR","reference":"Grüße 🦀","metadata":{"b":"2","a":"1"}}\
                """
                        .formatted(debit, credit);
        Api.pay(Api.key(), body)
                .then()
                .statusCode(201)
                .body("reference", equalTo("Grüße 🦀"))
                .body("metadata.a", equalTo("1"))
                .body("metadata.b", equalTo("2"));
    }

    @Test
    void aReversalMovesTheAmountBackOnce() {
        String id = Api.pay(Api.key(), Api.transfer(debit, credit, 30)).then().extract().path("id");
        String path = "/v1/transactions/" + id + "/reversal";
        Api.json(Api.key(), "{\"reference\":\"sorry\"}")
                .post(path)
                .then()
                .statusCode(201)
                .body("type", equalTo("reversal"))
                .body("reverses", equalTo(id))
                .body("debitAccount", equalTo(credit))
                .body("creditAccount", equalTo(debit))
                .body("amount", equalTo(30));
        Api.problem(Api.json(Api.key(), "{}").post(path), 422, "already-reversed");
        Api.caller().get("/v1/accounts/" + debit).then().body("balance", equalTo(0));
    }

    @Test
    void aReversalNeedsNoBody() {
        String id = Api.pay(Api.key(), Api.transfer(debit, credit, 30)).then().extract().path("id");
        Api.caller()
                .noContentType()
                .header("Idempotency-Key", Api.key())
                .post("/v1/transactions/" + id + "/reversal")
                .then()
                .statusCode(201);
    }

    @Test
    void reversingWhatDoesNotExistIs404AndRecorded() {
        String path = "/v1/transactions/00000000-0000-8000-8000-000000000000/reversal";
        Api.problem(Api.json(Api.key(), "{}").post(path), 404, "unknown-transaction")
                .body("recorded", equalTo(true));
    }

    @Test
    void aTransactionThatDoesNotExistIs404() {
        String id = "00000000-0000-8000-8000-000000000000";
        Api.problem(Api.caller().get("/v1/transactions/" + id), 404, "unknown-transaction")
                .body("recorded", nullValue());
        Api.problem(Api.caller().get("/v1/transactions/" + debit), 404, "unknown-transaction");
    }

    @Test
    void theTransactionsOfAnAccountComeInPagesNewestFirst() {
        List<String> made = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            made.addFirst(
                    Api.pay(Api.key(), Api.transfer(debit, credit, i)).then().extract().path("id"));
        }
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            Response page =
                    Api.caller().get("/v1/transactions?account=" + credit + "&limit=2" + cursor);
            List<String> ids = page.then().statusCode(200).extract().path("items.id");
            found.addAll(ids);
            String next = page.path("next");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        assertThat(found).isEqualTo(made);
    }

    @Test
    void anAccountWithoutTransactionsHasAnEmptyPageAndNoAccountHasNone() {
        Api.caller()
                .get("/v1/transactions?account=" + credit)
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("next", nullValue());
        String nobody = "00000000-0000-8000-8000-000000000000";
        Api.problem(Api.caller().get("/v1/transactions?account=" + nobody), 404, "unknown-account");
    }
}
