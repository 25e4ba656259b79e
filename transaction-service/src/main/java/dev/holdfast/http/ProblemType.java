package dev.holdfast.http;

import java.util.Arrays;

/// The kinds of problems that do not come from the ledger's own rules. Slugs are stable: clients
/// tell problems apart by the type that is made of them.
enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid token is needed"),
    FORBIDDEN("forbidden", 403, "The token does not allow this"),
    NOT_FOUND("not-found", 404, "There is no such resource"),
    UNKNOWN_ACCOUNT("unknown-account", 404, "There is no such account"),
    UNKNOWN_TRANSACTION("unknown-transaction", 404, "There is no such transaction"),
    UNKNOWN_ORDER("unknown-order", 404, "There is no such order"),
    UNKNOWN_SESSION("unknown-session", 404, "There is no such session"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The resource does not have this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer is not to be had in this form"),
    KEY_REUSED("key-reused", 409, "The idempotency key was used for something else"),
    ORDER_ID_REUSED("order-id-reused", 409, "The order id was used for something else"),
    ACTIVE_ALREADY("active-already", 409, "This region is active already"),
    TAKEOVER_RUNNING("takeover-running", 409, "A takeover is running"),
    SWITCHOVER_REFUSED("switchover-refused", 409, "The switchover was not done"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    URI_TOO_LONG("uri-too-long", 414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body must be JSON"),
    BUSY("busy", 429, "Too much is waiting"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large"),
    INTERNAL("internal-error", 500, "Something went wrong here"),
    NOT_ACTIVE("not-active", 503, "This region does not accept transactions"),
    UNAVAILABLE("unavailable", 503, "The service cannot do this now"),
    OUTCOME_UNKNOWN("outcome-unknown", 504, "The outcome is not known");

    static final int FIRST_SERVER_ERROR = 500;

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    String slug() {
        return slug;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// Whether the same request may go through later, unchanged and with the same key.
    boolean isRetryable() {
        return switch (this) {
            case BUSY,
                    INTERNAL,
                    NOT_ACTIVE,
                    UNAVAILABLE,
                    OUTCOME_UNKNOWN,
                    TAKEOVER_RUNNING,
                    SWITCHOVER_REFUSED ->
                    true;
            case INVALID_REQUEST,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    UNKNOWN_ACCOUNT,
                    UNKNOWN_TRANSACTION,
                    UNKNOWN_ORDER,
                    UNKNOWN_SESSION,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    KEY_REUSED,
                    ORDER_ID_REUSED,
                    ACTIVE_ALREADY,
                    TOO_LARGE,
                    URI_TOO_LONG,
                    UNSUPPORTED_MEDIA_TYPE,
                    HEADERS_TOO_LARGE ->
                    false;
        };
    }

    /// The kind for a status that a framework chose.
    static ProblemType ofStatus(int status) {
        ProblemType other = status < FIRST_SERVER_ERROR ? INVALID_REQUEST : INTERNAL;
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(other);
    }
}
