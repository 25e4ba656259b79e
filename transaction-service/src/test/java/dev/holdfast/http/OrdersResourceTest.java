package dev.holdfast.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import dev.holdfast.boot.Tokens;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class OrdersResourceTest {

    @Inject FakeRegion region;

    private final String id = "order-" + Api.key();
    private String alice;
    private String shop;

    @BeforeEach
    void openAccounts() {
        region.becomeActive();
        alice = Api.open(1_000);
        shop = Api.open(0);
    }

    private String order(long total) {
        return """
        {"orderId":"%s","payerAccount":"%s","payeeAccount":"%s","currency":"EUR","total":%d,
         "lines":[{"sku":"tea","quantity":2,"unitPrice":150},
                  {"sku":"cake","quantity":1,"unitPrice":%d}]}\
        """
                .formatted(id, alice, shop, total, total - 300);
    }

    private static Response place(String body) {
        return Api.json(body).post("/v1/orders");
    }

    private Response look() {
        return Api.caller().get("/v1/orders/" + id);
    }

    private static void balance(String account, int balance) {
        Api.caller().get("/v1/accounts/" + account).then().body("balance", equalTo(balance));
    }

    private void awaitStage(Stage stage) {
        FakeRegion.await(
                "order to be " + stage,
                () -> region.orders().get(new OrderId(id)).stage() == stage);
    }

    @Test
    void an_order_is_placed_paid_and_fulfilled() {
        String payment =
                place(order(500))
                        .then()
                        .statusCode(201)
                        .body("stage", equalTo("FULFILLED"))
                        .body("ended", equalTo(true))
                        .body("lines", hasSize(2))
                        .body("history", hasSize(5))
                        .body("document", equalTo("/v1/orders/" + id + "/document"))
                        .extract()
                        .path("payment");

        balance(alice, -500);
        Api.caller()
                .get("/v1/transactions/" + payment)
                .then()
                .statusCode(200)
                .body("metadata.order", equalTo(id));
        Api.caller().get("/v1/orders/" + id + "/document").then().statusCode(200);
    }

    @Test
    void a_repeat_is_answered_with_the_same_order_and_pays_nothing() {
        Object first = place(order(500)).jsonPath().get();

        place(order(500)).then().statusCode(200).body("", equalTo(first));

        look().then().statusCode(200).body("", equalTo(first));
        balance(alice, -500);
    }

    @Test
    void an_id_with_other_content_is_refused_and_the_order_stays() {
        place(order(500));

        Api.problem(place(order(501)), 409, "order-id-reused").body("field", equalTo("orderId"));

        look().then().body("total", equalTo(500));
        balance(alice, -500);
    }

    @Test
    void an_order_that_cannot_be_paid_is_declined() {
        place(order(1_001))
                .then()
                .statusCode(201)
                .body("stage", equalTo("DECLINED"))
                .body("reason", equalTo("The debit account would go below its overdraft limit."))
                .body("document", nullValue());
        Api.problem(Api.caller().get("/v1/orders/" + id + "/document"), 404, "not-found");
    }

    @Test
    void an_order_that_waits_is_accepted_and_taken_up_again() {
        region.documents().goDown(true);
        place(order(500))
                .then()
                .statusCode(202)
                .body("stage", equalTo("PAID"))
                .body("ended", equalTo(false));

        region.documents().goDown(false);

        awaitStage(Stage.FULFILLED);
        balance(alice, -500);
    }

    @Test
    void a_standby_takes_orders_and_they_end_when_a_region_is_active() {
        region.becomeStandby(Duration.ZERO);
        place(order(500)).then().statusCode(202).body("stage", equalTo("PAYING"));
        balance(alice, 0);

        region.becomeActive();

        awaitStage(Stage.FULFILLED);
        balance(alice, -500);
    }

    @Test
    void an_operator_turns_an_order_back_and_the_money_returns() {
        region.documents().goDown(true);
        place(order(500)).then().statusCode(202);
        Api.caller()
                .post("/v1/orders/" + id + "/cancellation")
                .then()
                .statusCode(202)
                .body("stage", equalTo("CANCELLING"));

        region.documents().goDown(false);

        awaitStage(Stage.CANCELLED);
        look().then().body("reason", equalTo("An operator cancelled it."));
        balance(alice, 0);
        Api.problem(Api.caller().post("/v1/orders/none/cancellation"), 404, "unknown-order");
    }

    @Test
    void while_the_records_do_not_answer_the_outcome_is_unknown_and_a_repeat_finds_out() {
        region.orders().goDown(true);
        Api.problem(place(order(500)), 504, "outcome-unknown").body("retryable", equalTo(true));
        Api.problem(look(), 503, "unavailable").header("Retry-After", "1");

        region.orders().goDown(false);

        place(order(500)).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"orderId\":\"a b\"|orderId",
                "\"payerAccount\":\"x\"|payerAccount",
                "\"total\":0|total",
                "\"total\":1.5|total",
                "\"currency\":\"euro\"|currency",
                "\"lines\":[]|lines",
                "\"lines\":{}|lines",
                "\"lines\":[1]|lines[0]",
                "\"lines\":[{\"sku\":\"\",\"quantity\":1,\"unitPrice\":1}]|lines[0].sku",
                "\"lines\":[{\"sku\":\"a\",\"quantity\":0,\"unitPrice\":1}]|lines[0].quantity",
                "\"lines\":[{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":-1}]|lines[0].unitPrice",
                "\"lines\":[{\"sku\":\"a\",\"quantity\":1}]|lines[0].unitPrice",
                "\"gift\":true|gift"
            })
    void what_is_no_order_is_refused_with_the_field_at_fault(String wrong, String field) {
        String name = wrong.substring(0, wrong.indexOf(':'));
        String body = order(500);
        String bad =
                body.contains(name)
                        ? replaced(body, name, wrong)
                        : body.substring(0, body.length() - 1) + "," + wrong + "}";

        Api.problem(place(bad), 400, "invalid-request").body("field", equalTo(field));
    }

    private static String replaced(String body, String name, String wrong) {
        String value = name.equals("\"lines\"") ? ":\\[[^\\]]*\\]" : ":(\"[^\"]*\"|[0-9]+)";
        return body.replaceFirst(name + value, Matcher.quoteReplacement(wrong));
    }

    @Test
    void roles_decide_who_may_place_read_and_turn_back_orders() {
        String reader = Tokens.of("bob", "read");
        String writer = Tokens.of("bob", "write");
        String path = "/v1/orders/" + id;
        Api.problem(
                Api.as(reader).contentType("application/json").body(order(500)).post("/v1/orders"),
                403,
                "forbidden");
        Api.problem(Api.as(writer).get(path), 403, "forbidden");
        Api.problem(Api.as(writer).post(path + "/cancellation"), 403, "forbidden");
        Api.problem(Api.as(reader).get(path), 404, "unknown-order");
    }

    @Test
    void nobody_gets_into_the_keys_of_orders() {
        Api.problem(
                Api.as(Tokens.of("holdfast:orders", "write"))
                        .contentType("application/json")
                        .header("Idempotency-Key", id + "/payment")
                        .body("{\"currency\":\"EUR\"}")
                        .post("/v1/accounts"),
                403,
                "forbidden");
    }
}
