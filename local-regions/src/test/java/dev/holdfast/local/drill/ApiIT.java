package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.local.service.ServiceProbe;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every part of the API once, on the built service: what a packaging may have left out, such as a
/// class that only reflection finds, is missed here. What each part does in all its cases is shown
/// in the service's own tests.
@ExtendWith(SharedRegion.class)
class ApiIT {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private static final String EMPTY = "{\"currency\":\"EUR\"}";

    private OneRegion region;
    private Asking asking;

    @BeforeEach
    void ask(OneRegion shared) {
        region = shared;
        asking = new Asking(region);
    }

    @AfterEach
    void stop() {
        asking.close();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Asking.Told get(String path) {
        return asking.look(path).join();
    }

    private Asking.Told post(String path, String body) {
        return asking.post(path, key(), body).join();
    }

    private HttpResponse<String> plain(String path) throws Exception {
        try (ServiceProbe probe = new ServiceProbe()) {
            URI uri = region.service().address().resolve(path);
            return probe.send(HttpRequest.newBuilder(uri).GET(), BOUND);
        }
    }

    @Test
    void an_account_opens_changes_its_limit_and_shows_what_moved_it() {
        String from = asking.open();
        String to = asking.open();
        asking.payAtLast(key(), from, to);

        Asking.Told account = get("/v1/accounts/" + from);
        Asking.Told limit =
                post("/v1/accounts/" + from + "/overdraft-limit", "{\"overdraftLimit\":500}");
        Asking.Told postings = get("/v1/accounts/" + from + "/postings?limit=1");

        assertThat(account.body().path("balance").asInt()).isEqualTo(-Asking.AMOUNT);
        assertThat(account.body().path("currency").asText()).isEqualTo("EUR");
        assertThat(limit.body().path("previousLimit").asInt()).isEqualTo(1_000_000);
        assertThat(postings.body().path("items")).hasSize(1);
    }

    @Test
    void a_transaction_is_posted_looked_up_listed_and_reversed_once() {
        String from = asking.open();
        String to = asking.open();
        JsonNode posted = asking.payAtLast(key(), from, to).body();
        String path = "/v1/transactions/" + posted.path("id").asText();

        Asking.Told reversal = post(path + "/reversal", "{\"reference\":\"back\"}");
        Asking.Told again = post(path + "/reversal", "{}");
        Asking.Told listed = get("/v1/transactions?account=" + to);

        assertThat(get(path).body().path("outcome").asText()).isEqualTo("posted");
        assertThat(reversal.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(422);
        assertThat(listed.body().path("items")).hasSize(2);
        assertThat(asking.balance(from)).isZero();
    }

    @Test
    void each_item_of_a_bulk_has_its_own_outcome() {
        String from = asking.open();
        String to = asking.open();

        Asking.Told told = asking.payingOften(key(), 3, from, to).join();

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body()).hasSize(3).allMatch(item -> item.path("status").asInt() == 201);
        assertThat(asking.balance(to)).isEqualTo(3L * Asking.AMOUNT);
    }

    @Test
    void refusals_are_problems_that_name_what_is_wrong() {
        String from = asking.open();
        String broke = post("/v1/accounts", EMPTY).body().path("id").asText();
        String poor = post("/v1/accounts", EMPTY).body().path("id").asText();
        String reused = key();
        asking.payAtLast(reused, from, broke);

        Asking.Told unknownField = post("/v1/accounts", "{\"currency\":\"EUR\",\"colour\":1}");
        Asking.Told noFunds = asking.pay(key(), poor, from);

        assertThat(unknownField.status()).isEqualTo(400);
        assertThat(unknownField.body().path("field").asText()).isEqualTo("colour");
        assertThat(noFunds.status()).isEqualTo(422);
        assertThat(noFunds.body().path("code").asText()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(asking.pay(reused, broke, from).status()).isEqualTo(409);
        assertThat(get("/v1/accounts/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void nobody_gets_in_without_a_token_that_this_issuer_has_signed() throws Exception {
        try (Asking stranger = new Asking(region.service().address(), "forged")) {
            assertThat(stranger.look("/v1/region").join().status()).isEqualTo(401);
        }
        assertThat(plain("/v1/region").statusCode()).isEqualTo(401);
    }

    @Test
    void the_region_says_what_it_does() {
        JsonNode view = get("/v1/region").body();

        assertThat(view.path("name").asText()).isEqualTo("us-east-1");
        assertThat(view.path("epoch").asInt()).isPositive();
    }

    @Test
    void health_figures_and_description_are_there_for_machines() throws Exception {
        assertThat(plain("/health/live").statusCode()).isEqualTo(200);
        assertThat(plain("/health/ready").statusCode()).isEqualTo(200);
        assertThat(plain("/health/routing").body()).contains("us-east-1");
        assertThat(plain("/metrics").body()).contains("holdfast_");
        assertThat(plain("/openapi").body()).contains("/v1/transactions/{id}/reversal");
    }
}
