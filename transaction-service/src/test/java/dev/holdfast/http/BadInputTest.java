package dev.holdfast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.holdfast.boot.FakeRegion;
import dev.holdfast.boot.FakeRegionProfile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FakeRegionProfile.class)
class BadInputTest {

    private static final String A = "00000000-0000-8000-8000-00000000000a";
    private static final String B = "00000000-0000-8000-8000-00000000000b";

    @Inject FakeRegion region;

    @TestHTTPResource("/")
    URI base;

    @BeforeEach
    void beActive() {
        region.becomeActive();
    }

    private static void refused(String body, String field) {
        Api.problem(Api.pay(Api.key(), body), 400, "invalid-request")
                .body("field", field == null ? nullValue() : equalTo(field))
                .body("retryable", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.5",
                "1.0",
                "1e2",
                "\"10\"",
                "true",
                "null",
                "[]",
                "{}",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999999999"
            })
    void anAmountIsAWholeNumberAboveZeroWithin64Bits(String amount) {
        refused(Api.transfer(A, B, amount), "amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,",
                "{\"a\":1}}",
                "{\"a\":01}",
                "{'a':1}",
                "\u0000",
                "{\"amount\":1,\"amount\":1}"
            })
    void malformedJsonIsRefusedAsAWhole(String body) {
        refused(body, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "metadata"})
    void anOptionalFieldMayBeAbsentAndNotNull(String field) {
        String body =
                Api.transfer(A, B, 1).replace("\"reference\":\"r\"", "\"" + field + "\":null");
        Api.problem(Api.pay(Api.key(), body), 400, "invalid-request")
                .body("field", equalTo(field))
                .body("detail", containsString("It must not be null."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "17", "\"text\""})
    void aBodyThatIsNoObjectIsRefused(String body) {
        refused(body, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"debitAccount", "creditAccount", "amount", "currency"})
    void aMissingFieldIsNamed(String field) {
        refused(
                Api.transfer(A, B, 1).replace("\"" + field + "\":", "\"reference2\":"),
                "reference2");
        String without =
                Api.transfer(A, B, 1).replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\d+),", "");
        refused(without, field);
    }

    @Test
    void anUnknownFieldIsNamed() {
        refused(Api.transfer(A, B, 1).replace("\"reference\"", "\"refrence\""), "refrence");
    }

    @ParameterizedTest
    @CsvSource({
        "debitAccount, not-a-uuid",
        "creditAccount, 0-0-0-0-0",
        "debitAccount, 000000000-000-8000-8000-00000000000a",
        "currency, eur",
        "currency, EURO"
    })
    void aMalformedValueIsNamed(String field, String value) {
        String body = Api.transfer(A, B, 1);
        refused(
                body.replaceFirst(
                        "\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\""),
                field);
    }

    @Test
    void debitAndCreditAccountMustDiffer() {
        refused(Api.transfer(A, A, 1), "creditAccount");
    }

    @Test
    void referenceAndMetadataHaveBounds() {
        String body = Api.transfer(A, B, 1);
        refused(body.replace("\"r\"", "\"" + "r".repeat(141) + "\""), "reference");
        refused(body.replace("\"r\"", "\"\\u0000\""), "reference");
        refused(body.replace("\"r\"", "\"\\ud800\""), "reference");
        refused(body.replace("\"r\"", "7"), "reference");
        refused(body.replace("\"r\"", "\"r\",\"metadata\":{\"\":\"x\"}"), "metadata");
        refused(body.replace("\"r\"", "\"r\",\"metadata\":{\"a\":1}"), "metadata.a");
        refused(body.replace("\"r\"", "\"r\",\"metadata\":[]"), "metadata");
        String long201 = "\"" + "v".repeat(201) + "\"";
        refused(body.replace("\"r\"", "\"r\",\"metadata\":{\"a\":" + long201 + "}"), "metadata");
    }

    @Test
    void theKeyMustBeThereOnceAndWellFormed() {
        String body = Api.transfer(A, B, 1);
        keyRefused(Api.json(body).post("/v1/transactions"));
        keyRefused(Api.json("", body).post("/v1/transactions"));
        keyRefused(Api.json("k".repeat(129), body).post("/v1/transactions"));
        keyRefused(Api.json("two words", body).post("/v1/transactions"));
        keyRefused(Api.json("one", body).header("Idempotency-Key", "two").post("/v1/transactions"));
        keyRefused(Api.json("{\"currency\":\"EUR\"}").post("/v1/accounts"));
    }

    private static void keyRefused(Response response) {
        Api.problem(response, 400, "invalid-request").body("field", equalTo("Idempotency-Key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"1\"", "9223372036854775808", "null"})
    void anOverdraftLimitIsAWholeNumberOfZeroOrMore(String limit) {
        String body = "{\"currency\":\"EUR\",\"overdraftLimit\":" + limit + "}";
        Api.problem(Api.json(Api.key(), body).post("/v1/accounts"), 400, "invalid-request")
                .body("field", equalTo("overdraftLimit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "x", "1.5", "99999999999"})
    void aPageLimitIs1To500(String limit) {
        Api.problem(
                        Api.caller().get("/v1/accounts/" + A + "/postings?limit=" + limit),
                        400,
                        "invalid-request")
                .body("field", equalTo("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "!!!", "AAAA", "AgAAAAAAAIAAgAAAAAAAAAsAAAAAAACAAIAAAAAAAAAM"})
    void aCursorOfAnotherListOrNoneIsRefused(String cursor) {
        for (String list :
                new String[] {"accounts/" + A + "/postings?", "transactions?account=" + A + "&"}) {
            Api.problem(
                            Api.caller().get("/v1/" + list + "cursor=" + cursor),
                            400,
                            "invalid-request")
                    .body("field", equalTo("cursor"));
        }
    }

    @Test
    void aMalformedIdIsNamed() {
        for (String path :
                new String[] {"accounts/17", "accounts/17/postings", "transactions/17"}) {
            Api.problem(Api.caller().get("/v1/" + path), 400, "invalid-request")
                    .body("field", equalTo("id"));
        }
        Api.problem(
                Api.json(Api.key(), "{}").post("/v1/transactions/17/reversal"),
                400,
                "invalid-request");
        Api.problem(Api.caller().get("/v1/transactions"), 400, "invalid-request")
                .body("field", equalTo("account"));
    }

    @Test
    void anotherMediaTypeIs415() {
        Response response =
                Api.caller()
                        .contentType(ContentType.TEXT)
                        .header("Idempotency-Key", Api.key())
                        .body(Api.transfer(A, B, 1))
                        .post("/v1/transactions");
        Api.problem(response, 415, "unsupported-media-type").header("Holdfast-Region", "us-east-1");
    }

    @Test
    void anotherMethodIs405AndAnotherPathIs404() {
        Api.problem(Api.caller().delete("/v1/transactions"), 405, "method-not-allowed");
        Api.problem(Api.caller().get("/v1/nothing"), 404, "not-found")
                .header("Holdfast-Region", "us-east-1");
        Api.problem(Api.caller().get("/nothing"), 404, "not-found");
    }

    @Test
    void anAnswerThatIsNotJsonIs406() {
        Api.problem(Api.caller().accept("text/html").get("/v1/region"), 406, "not-acceptable");
    }

    @Test
    void aBodyOver1MiBIs413() {
        String body = Api.transfer(A, B, 1).replace("\"r\"", "\"" + "r".repeat(1024 * 1024) + "\"");
        Api.problem(Api.pay(Api.key(), body), 413, "too-large")
                .header("Holdfast-Region", "us-east-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aBodyThatIsTooLargeAndDoesNotSaySoIs413(int mebibytes) throws IOException {
        try (RawRequest request = new RawRequest(base)) {
            request.head("POST /v1/transactions", "Transfer-Encoding: chunked");
            for (int i = 0; i < mebibytes; i++) {
                request.chunk(1024 * 1024);
            }
            request.chunk(1);
            request.chunk(0);

            assertThat(request.answer())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json", "/problems/too-large");
        }
    }

    @Test
    void aBodyThatDoesNotSayItsSizeIsReadLikeAnyOther() throws IOException {
        try (RawRequest request = new RawRequest(base)) {
            request.head("POST /v1/transactions", "Transfer-Encoding: chunked");
            request.chunk(1024 * 1024);
            request.chunk(0);

            assertThat(request.answer()).startsWith("HTTP/1.1 400 ").contains("invalid-request");
        }
    }

    @Test
    void anAddressOver4KiBIs414() throws IOException {
        for (int more : new int[] {5_000, 60_000}) {
            try (RawRequest request = new RawRequest(base)) {
                request.head("GET /v1/transactions?account=" + "a".repeat(more));

                assertThat(request.answer())
                        .startsWith("HTTP/1.1 414 ")
                        .contains("application/problem+json", "/problems/uri-too-long");
            }
        }
    }

    @Test
    void headersOver16KiBAre431() throws IOException {
        for (int more : new int[] {17_000, 60_000}) {
            try (RawRequest request = new RawRequest(base)) {
                request.head("GET /v1/region", "X-Large: " + "a".repeat(more));

                assertThat(request.answer())
                        .startsWith("HTTP/1.1 431 ")
                        .contains("application/problem+json", "/problems/headers-too-large");
            }
        }
    }

    /// Nobody answers these but the HTTP server, which has no problem to give.
    @Test
    void whatIsFarTooLargeHasAStatusAndNoBody() throws IOException {
        try (RawRequest request = new RawRequest(base)) {
            request.head("GET /" + "a".repeat(70_000));
            assertThat(request.answer()).contains(" 414 ").doesNotContain("problem");
        }
        try (RawRequest request = new RawRequest(base)) {
            request.head("GET /v1/region", "X-Large: " + "a".repeat(70_000));
            assertThat(request.answer()).contains(" 431 ").doesNotContain("problem");
        }
    }
}
