package dev.holdfast.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import dev.holdfast.boot.Tokens;
import dev.holdfast.ledger.IdempotencyKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class AccessTest {

    private static final String ID = "00000000-0000-8000-8000-00000000000a";

    @Inject FakeRegion region;

    @BeforeEach
    void beActive() {
        region.becomeActive();
    }

    private static Response call(String token, String method, String path) {
        return Api.as(token)
                .contentType(ContentType.JSON)
                .body("{}")
                .request(method, path.replace("ID", ID));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/accounts, write",
        "GET,  /v1/accounts/ID, read",
        "POST, /v1/accounts/ID/overdraft-limit, write",
        "GET,  /v1/accounts/ID/postings, read",
        "POST, /v1/transactions, write",
        "POST, /v1/transactions/bulk, write",
        "GET,  /v1/transactions/ID, read",
        "GET,  /v1/transactions?account=ID, read",
        "POST, /v1/transactions/ID/reversal, write",
        "GET,  /v1/region, read",
        "GET,  /v1/region/readiness, operate",
        "POST, /v1/region/takeover, operate",
        "POST, /v1/region/switchover, operate",
        "PUT,  /v1/region/automatic-takeover, operate"
    })
    void everyEndpointNeedsItsOwnRole(String method, String path, String role) {
        Api.problem(
                        given().contentType(ContentType.JSON)
                                .body("{}")
                                .request(method, path.replace("ID", ID)),
                        401,
                        "unauthenticated")
                .header("WWW-Authenticate", containsString("Bearer"))
                .header("Holdfast-Region", "us-east-1");
        for (String other : new String[] {"read", "write", "operate"}) {
            Response response = call(Tokens.of("carol", other), method, path);
            if (other.equals(role)) {
                org.assertj.core.api.Assertions.assertThat(response.statusCode()).isNotIn(401, 403);
            } else {
                Api.problem(response, 403, "forbidden")
                        .header("WWW-Authenticate", containsString("insufficient_scope"));
            }
        }
    }

    @Test
    void anExpiredForgedOrForeignTokenIs401() {
        for (String bad :
                new String[] {
                    Tokens.expired("alice", "read"),
                    Tokens.forged("alice", "read"),
                    Tokens.fromAnotherIssuer("alice", "read"),
                    Tokens.forAnotherAudience("alice", "read"),
                    Tokens.of("alice", "read") + "x",
                    "nonsense",
                    unsigned()
                }) {
            Api.problem(Api.as(bad).get("/v1/region"), 401, "unauthenticated")
                    .header("WWW-Authenticate", containsString("invalid_token"));
        }
    }

    /// The claims of a good token under the algorithm "none".
    private static String unsigned() {
        String header =
                java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                "{\"alg\":\"none\"}"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return header + "." + Tokens.of("alice", "read").split("\\.")[1] + ".";
    }

    @Test
    void aGoodTokenIsGoodAgainAndAChangedOneIsNot() {
        String token = Tokens.of("alice", "read");
        Api.as(token).get("/v1/region").then().statusCode(200);
        Api.as(token).get("/v1/region").then().statusCode(200);
        String changed = token.substring(0, token.length() - 6) + "AAAAAA";
        Api.problem(Api.as(changed).get("/v1/region"), 401, "unauthenticated");
    }

    @Test
    void withoutATokenNothingIsToldAboutTheBody() {
        Api.problem(
                given().contentType(ContentType.JSON).body("{").post("/v1/transactions"),
                401,
                "unauthenticated");
    }

    @Test
    void aSubjectThatIsTooLongIsForbidden() {
        Api.problem(openAs("s".repeat(129)), 403, "forbidden");
    }

    /// Or its keys could meet those of the canary that each takeover posts.
    @Test
    void aSubjectThatTheServiceKeepsForItselfIsForbidden() {
        String own = IdempotencyKey.own("canary", "any").scope();

        Api.problem(openAs(own), 403, "forbidden").body("detail", containsString("for itself"));
    }

    private static Response openAs(String subject) {
        return Api.as(Tokens.of(subject, "write"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", Api.key())
                .body("{\"currency\":\"EUR\"}")
                .post("/v1/accounts");
    }

    @Test
    void theApiDocumentIsOpenAndDescribesTheScheme() {
        given().accept(ContentType.JSON)
                .get("/openapi")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("paths.'/v1/transactions'.post.summary", containsString("Move an amount"))
                .body("info.title", equalTo("Holdfast transactions"));
    }
}
