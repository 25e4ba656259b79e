package dev.holdfast.http;

import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import dev.holdfast.boot.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class SessionsResourceTest {

    @Inject FakeRegion region;

    private final String path = "/v1/sessions/" + Api.key();

    @BeforeEach
    void begin() {
        region.becomeActive();
    }

    private static String body(String data, long seconds) {
        return "{\"data\":\"%s\",\"lifetimeSeconds\":%d}".formatted(data, seconds);
    }

    @Test
    void a_session_is_kept_read_replaced_and_ended() {
        Api.json(body("one", 60)).put(path).then().statusCode(200).body("data", equalTo("one"));
        Api.json(body("two", 60)).put(path).then().statusCode(200);
        Api.caller().get(path).then().statusCode(200).body("data", equalTo("two"));

        Api.caller().delete(path).then().statusCode(204);
        Api.caller().delete(path).then().statusCode(204);

        Api.problem(Api.caller().get(path), 404, "unknown-session");
    }

    @Test
    void a_session_that_expired_is_gone() {
        Api.json(body("one", 1)).put(path).then().statusCode(200);

        FakeRegion.await("session to expire", () -> Api.caller().get(path).statusCode() == 404);
    }

    @Test
    void sessions_are_of_their_owner_alone() {
        Api.json(body("one", 60)).put(path).then().statusCode(200);

        Api.problem(Api.as(Tokens.of("bob", "read")).get(path), 404, "unknown-session");
        Api.as(Tokens.of("bob", "write")).delete(path).then().statusCode(204);

        Api.caller().get(path).then().statusCode(200);
    }

    @Test
    void a_standby_keeps_sessions_too() {
        region.becomeStandby(Duration.ZERO);

        Api.json(body("one", 60)).put(path).then().statusCode(200);
        Api.caller().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":\"a\"}|lifetimeSeconds",
                "{\"lifetimeSeconds\":1}|data",
                "{\"data\":\"a\",\"lifetimeSeconds\":0}|lifetimeSeconds",
                "{\"data\":\"a\",\"lifetimeSeconds\":2592001}|lifetimeSeconds",
                "{\"data\":1,\"lifetimeSeconds\":1}|data"
            })
    void what_is_no_session_is_refused_with_the_field_at_fault(String body, String field) {
        Api.problem(Api.json(body).put(path), 400, "invalid-request").body("field", equalTo(field));
    }

    @Test
    void bounds_and_roles_hold() {
        Api.problem(Api.json(body("a".repeat(32_769), 60)).put(path), 400, "invalid-request")
                .body("field", equalTo("data"));
        Api.problem(Api.caller().get("/v1/sessions/a%20b"), 400, "invalid-request")
                .body("field", equalTo("id"));
        Api.problem(Api.as(Tokens.of("bob", "write")).get(path), 403, "forbidden");
        Api.problem(Api.as(Tokens.of("bob", "read")).delete(path), 403, "forbidden");
    }

    @Test
    void while_the_table_does_not_answer_the_outcome_is_unknown() {
        region.sessions().goDown(true);

        Api.problem(Api.json(body("one", 60)).put(path), 504, "outcome-unknown");
        Api.problem(Api.caller().get(path), 503, "unavailable");
    }
}
