package dev.holdfast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.processing.LedgerReader;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class AccountsResourceTest {

    @Inject FakeRegion region;

    @BeforeEach
    void beActive() {
        region.becomeActive();
    }

    @Test
    void anAccountOpensWithABalanceOfZeroAndNoOverdraft() {
        Api.json(Api.key(), "{\"currency\":\"CHF\"}")
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .body("currency", equalTo("CHF"))
                .body("balance", equalTo(0))
                .body("overdraftLimit", equalTo(0))
                .body("version", equalTo(1))
                .body("durability", equalTo("GLOBAL"));
    }

    @Test
    void openingAgainWithTheSameKeyGivesTheSameAccount() {
        String key = Api.key();
        Response first = Api.json(key, "{\"currency\":\"EUR\"}").post("/v1/accounts");
        Response second = Api.json(key, "{\"currency\":\"EUR\"}").post("/v1/accounts");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void anOverdraftLimitMayBeAsLargeAs63Bits() {
        String body = "{\"currency\":\"EUR\",\"overdraftLimit\":9223372036854775807}";
        Api.json(Api.key(), body)
                .post("/v1/accounts")
                .then()
                .statusCode(201)
                .body("overdraftLimit", equalTo(Long.MAX_VALUE));
    }

    @Test
    void aLimitChangesAndTheAnswerSaysWhatItWas() {
        String id = Api.open(100);
        String path = "/v1/accounts/" + id + "/overdraft-limit";
        String key = Api.key();
        Response first = Api.json(key, "{\"overdraftLimit\":50}").post(path);
        first.then()
                .statusCode(200)
                .body("account", equalTo(id))
                .body("overdraftLimit", equalTo(50))
                .body("previousLimit", equalTo(100));
        assertThat(Api.json(key, "{\"overdraftLimit\":50}").post(path).asString())
                .isEqualTo(first.asString());
        Api.caller().get("/v1/accounts/" + id).then().body("overdraftLimit", equalTo(50));
    }

    @Test
    void aLimitBelowWhatIsUsedIsRefused() {
        String id = Api.open(100);
        Api.pay(Api.key(), Api.transfer(id, Api.open(0), 80)).then().statusCode(201);
        String path = "/v1/accounts/" + id + "/overdraft-limit";
        Api.problem(
                Api.json(Api.key(), "{\"overdraftLimit\":79}").post(path), 422, "limit-below-use");
    }

    @Test
    void anAccountThatDoesNotExistIs404Everywhere() {
        String path = "/v1/accounts/00000000-0000-8000-8000-000000000000";
        Api.problem(Api.caller().get(path), 404, "unknown-account");
        Api.problem(Api.caller().get(path + "/postings"), 404, "unknown-account");
        Api.problem(
                        Api.json(Api.key(), "{\"overdraftLimit\":79}")
                                .post(path + "/overdraft-limit"),
                        404,
                        "unknown-account")
                .body("recorded", equalTo(true));
    }

    @Test
    void postingsShowWhatMovedTheBalanceAndPageOn() {
        String from = Api.open(100);
        String to = Api.open(0);
        Api.pay(Api.key(), Api.transfer(from, to, 10)).then().statusCode(201);
        Api.pay(Api.key(), Api.transfer(from, to, 20)).then().statusCode(201);
        Response first = Api.caller().get("/v1/accounts/" + from + "/postings?limit=1");
        first.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].amount", equalTo(-20))
                .body("items[0].balance", equalTo(-30))
                .body("items[0].version", equalTo(3));
        String next = first.path("next");
        Api.caller()
                .get("/v1/accounts/" + from + "/postings?cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("items[0].amount", equalTo(-10))
                .body("next", nullValue());
    }

    /// It named a transaction that a takeover undid. To call that the end would hide the rest.
    @Test
    void aCursorWhoseTransactionIsGoneIsRefusedAndNotTheEndOfTheList() {
        String account = Api.open(100);
        UUID id = UUID.fromString(account);
        Cursor cursor =
                new Cursor(
                        new AccountId(id), Optional.of(new DecisionId(new UUID(0x8000, 1L << 63))));
        String next = cursor.after(new LedgerReader.Stretch<>(List.of(), cursor.from()));
        for (String list :
                new String[] {
                    "accounts/" + account + "/postings?", "transactions?account=" + account + "&"
                }) {
            Api.problem(Api.caller().get("/v1/" + list + "cursor=" + next), 400, "invalid-request")
                    .body("field", equalTo("cursor"));
        }
    }
}
