package dev.holdfast.http;

import static io.restassured.RestAssured.given;

import dev.holdfast.boot.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/// A caller of the API with every role, unless a test wants another.
final class Api {

    static final String PROBLEMS = "https://holdfast.dev/problems/";

    private Api() {}

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    static RequestSpecification caller() {
        return as(Tokens.of("alice", "read", "write", "operate"));
    }

    static RequestSpecification json(String body) {
        return caller().contentType(ContentType.JSON).body(body);
    }

    static RequestSpecification json(String key, String body) {
        return json(body).header("Idempotency-Key", key);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static String open(long limit) {
        String body = "{\"currency\":\"EUR\",\"overdraftLimit\":" + limit + "}";
        return json(key(), body).post("/v1/accounts").then().statusCode(201).extract().path("id");
    }

    static String transfer(String debit, String credit, Object amount) {
        return """
        {"debitAccount":"%s","creditAccount":"%s","amount":%s,"currency":"EUR","reference":"r"}\
        """
                .formatted(debit, credit, amount);
    }

    static Response pay(String key, String body) {
        return json(key, body).post("/v1/transactions");
    }

    static ValidatableResponse problem(Response response, int status, String type) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", org.hamcrest.Matchers.equalTo(PROBLEMS + type))
                .body("status", org.hamcrest.Matchers.equalTo(status))
                .body("title", org.hamcrest.Matchers.not(org.hamcrest.Matchers.emptyOrNullString()))
                .body(
                        "detail",
                        org.hamcrest.Matchers.not(org.hamcrest.Matchers.emptyOrNullString()))
                .body("instance", org.hamcrest.Matchers.startsWith("/"))
                .body("retryable", org.hamcrest.Matchers.notNullValue());
    }
}
