package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lambda.FunctionProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged function beside the service of its region, on real parts: what API Gateway, the
/// queue and a workflow hand to it.
@ExtendWith(SharedFunction.class)
class OrdersByFunctionIT {

    private static final int RETRIES = 20;

    private final FunctionBesideService here;
    private final String payer;
    private final String payee;

    OrdersByFunctionIT(FunctionBesideService here) {
        this.here = here;
        this.payer = here.account("orders-payer", 1_000_000);
        this.payee = here.account("orders-payee", 0);
    }

    private Map<String, Object> order(String id, long total) {
        return Events.order(id, payer, payee, total);
    }

    /// Repeats what could not be done now, as a workflow does.
    private String stageAfter(String name, String id) {
        String step = Events.step(name, Map.of("orderId", id));
        Outcome outcome = here.function().invoke(step);
        for (int i = 0; i < RETRIES && outcome.error().equals("NotYet"); i++) {
            outcome = here.function().invoke(step);
        }
        return outcome.body().path("stage").asText();
    }

    private Outcome validate(String id) {
        return here.function().invoke(Events.step("ValidateOrder", Map.of("order", order(id, 10))));
    }

    @Test
    void a_request_of_api_gateway_reaches_the_same_resources() {
        assertThat(here.api("POST", "/v1/orders", "k", order("api-1", 100)).status())
                .isIn(201, 202);
        here.awaitStage("api-1", "FULFILLED");
        assertThat(here.get("/v1/orders/none").status()).isEqualTo(404);
        assertThat(here.api("POST", "/v1/orders", "k", Map.of("what", 1)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/region/takeover",
                "/v1/orders/../region/takeover",
                "/v1/orders/%2e%2e/region/takeover",
                "/v1/orders/..%2fregion/takeover",
                "/v1/orders//../../region/takeover",
                "/v1/orders/./../../metrics",
                "/v1/ordersregion",
                "/metrics"
            })
    void what_operates_a_region_is_not_reached_through_a_function(String path) {
        Outcome answer = here.function().invoke(Events.request("POST", path, Map.of(), "{}"));

        assertThat(answer.body().path("statusCode").asInt()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.body().path("body").asText()).isEmpty();
    }

    @Test
    void of_a_batch_only_what_is_no_order_is_reported() throws IOException {
        String good = Events.json(order("batch-1", 10));

        int before = Files.readString(here.function().log()).length();
        Outcome taken = here.function().invoke(Events.batch(good, "poison", good));

        assertThat(taken.body().path("batchItemFailures").findValuesAsText("itemIdentifier"))
                .containsExactly("1");
        assertThat(Files.readString(here.function().log()).substring(before))
                .contains("\"OrderFailures\":1");
        here.awaitStage("batch-1", "FULFILLED");
        String reused = Events.json(order("batch-1", 11));
        assertThat(
                        here.function()
                                .invoke(Events.batch(reused))
                                .body()
                                .findValuesAsText("itemIdentifier"))
                .containsExactly("0");
    }

    @Test
    void the_stages_of_an_order_may_each_be_repeated() {
        assertThat(validate("steps-1").body().path("stage").asText()).isEqualTo("VALIDATED");
        assertThat(validate("steps-1").body().path("stage").asText()).isEqualTo("VALIDATED");
        assertThat(stageAfter("ProcessPayment", "steps-1")).isEqualTo("PAID");
        assertThat(stageAfter("ProcessPayment", "steps-1")).isEqualTo("PAID");
        assertThat(stageAfter("FulfillOrder", "steps-1")).isEqualTo("FULFILLED");
        assertThat(stageAfter("FulfillOrder", "steps-1")).isEqualTo("FULFILLED");
        assertThat(stageAfter("CompensateOrder", "steps-1")).isEqualTo("FULFILLED");
    }

    @Test
    void what_cannot_be_understood_is_refused_with_the_member_at_fault() {
        refused("no json", "This is not JSON");
        refused("[]", "event: There must be a JSON object here");
        refused("{\"what\":1}", "This is no step of a workflow");
        refused(Events.step("Explode", Map.of()), "event.step: There is no step of this name");
        refused(Events.step("ProcessPayment", Map.of()), "event.orderId: This is missing");
        refused(Events.step("ProcessPayment", Map.of("orderId", 1)), "must be a text");
        refused(
                Events.step("ProcessPayment", Map.of("orderId", "a", "amount", 1)),
                "event.amount: This is unknown");
        refused(
                Events.step("ValidateOrder", Map.of("order", Map.of("orderId", "x"))),
                "event.order: ");
        refused(Events.step("FulfillOrder", Map.of("orderId", "nobody")), "No order nobody");
        refused("{\"Records\":\"none\"}", "event.Records: This must be a list");
        refused("{\"Records\":[{\"eventSource\":\"aws:kinesis\"}]}", "Only messages of SQS");
        refused("{\"detail-type\":\"Tea Time\"}", "Nobody here waits for 'Tea Time'");
        refused(
                Events.step(
                        "SealJournal",
                        Map.of(
                                "claim",
                                Map.of(
                                        "epoch", 2,
                                        "region", "us-east-2",
                                        "id", "c56a4180-65aa-42ec-a945-5fd21dec0538"))),
                "This is us-east-1, and the claim is one of us-east-2");
    }

    private void refused(String event, String why) {
        Outcome outcome = here.function().invoke(event);
        assertThat(outcome.error()).isEqualTo("InvalidInput");
        assertThat(outcome.body().path("errorMessage").asText()).contains(why);
    }

    @Test
    void the_watchdog_tells_where_the_journal_is_and_publishes_it() throws Exception {
        Outcome seen = here.function().invoke(Events.clock("watchdog"));

        assertThat(seen.body().path("active").asText()).isEqualTo("us-east-1");
        assertThat(seen.body().path("silent").asBoolean(true)).isFalse();
        assertThat(java.nio.file.Files.readString(here.function().log()))
                .contains("\"JournalPosition\":" + seen.body().path("position"));
    }
}
