package dev.holdfast.loadtest;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.client.Book;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// How operations are asked for, and where their answers are kept in a virtual user's session.
final class Requests {

    static final String OPERATION = "operation";

    private static final String STATUS = "status";
    private static final String BODY = "body";
    private static final String REGION = "region";
    private static final String EPOCH = "epoch";
    private static final String RETRY_AFTER = "retryAfter";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final long LONGEST_RETRY_AFTER_SECONDS = 30;
    private static final long LIFETIME_SECONDS = 600;
    private static final int UNPROCESSABLE = 422;

    private final Duration timeout;

    Requests(Duration timeout) {
        this.timeout = timeout;
    }

    HttpRequestActionBuilder post() {
        return of("POST")
                .header("Idempotency-Key", session -> operation(session).key())
                .body(StringBody(session -> body(operation(session))))
                .asJson();
    }

    HttpRequestActionBuilder put() {
        return of("PUT").body(StringBody(session -> body(operation(session)))).asJson();
    }

    HttpRequestActionBuilder get() {
        return of("GET");
    }

    /// Everything is kept, whatever the status; Gatling's own report counts as failed what is no
    /// final answer.
    private HttpRequestActionBuilder of(String method) {
        return http(session -> operation(session).kind().name().toLowerCase(Locale.ROOT))
                .httpRequest(method, session -> path(operation(session)))
                .requestTimeout(timeout)
                .check(
                        status().saveAs(STATUS),
                        bodyString().optional().saveAs(BODY),
                        header("Holdfast-Region").optional().saveAs(REGION),
                        header("Holdfast-Epoch").optional().saveAs(EPOCH),
                        header("Retry-After").optional().saveAs(RETRY_AFTER),
                        status().in(200, 201, 202, UNPROCESSABLE));
    }

    static String method(Session session) {
        return switch (operation(session)) {
            case Operation.Payment _, Operation.Bulk _, Operation.Order _ -> "POST";
            case Operation.Session _ -> "PUT";
            case Operation.Read _ -> "GET";
        };
    }

    static Operation operation(Session session) {
        Operation operation = session.get(OPERATION);
        if (operation == null) {
            throw new IllegalStateException("This user has nothing to ask for.");
        }
        return operation;
    }

    private static String path(Operation operation) {
        return switch (operation) {
            case Operation.Payment _ -> "/v1/transactions";
            case Operation.Bulk _ -> "/v1/transactions/bulk";
            case Operation.Order _ -> "/v1/orders";
            case Operation.Read read -> "/v1/accounts/" + read.account();
            case Operation.Session session -> "/v1/sessions/" + session.name();
        };
    }

    private static String body(Operation operation) {
        return switch (operation) {
            case Operation.Payment payment -> Book.body(payment.transfer()).toString();
            case Operation.Bulk bulk -> body(bulk);
            case Operation.Order order -> order.order().body();
            case Operation.Read _ -> "";
            case Operation.Session session ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("data", session.key())
                            .put("lifetimeSeconds", LIFETIME_SECONDS)
                            .toString();
        };
    }

    private static String body(Operation.Bulk bulk) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        bulk.transfers()
                .forEach(transfer ->
                        items.add(Book.body(transfer).put("idempotencyKey", transfer.key())));
        return items.toString();
    }

    /// Forgets the answer to the attempt before.
    static Session withoutAnswer(Session session) {
        return session.markAsSucceeded().removeAll(STATUS, BODY, REGION, EPOCH, RETRY_AFTER);
    }

    static Answer answer(Session session) {
        if (!session.contains(STATUS)) {
            return Answer.NONE;
        }
        return new Answer(
                session.getInt(STATUS),
                text(session, BODY),
                text(session, REGION),
                number(text(session, EPOCH)));
    }

    private static String text(Session session, String name) {
        String found = session.contains(name) ? session.getString(name) : "";
        return found == null ? "" : found;
    }

    /// How long the last answer asked to wait, in seconds; a date or nonsense is nothing.
    static Duration retryAfter(Session session) {
        String asked = text(session, RETRY_AFTER);
        return SECONDS.matcher(asked).matches()
                ? Duration.ofSeconds(Math.min(number(asked), LONGEST_RETRY_AFTER_SECONDS))
                : Duration.ZERO;
    }

    private static long number(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
