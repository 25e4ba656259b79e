package dev.holdfast.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Answers a body that says it is too large with a problem, before the HTTP server cuts it off
/// without a word. The connection ends, because the body is not read.
@Singleton
class RefuseLarge {

    /// Right behind the region's headers.
    private static final int ORDER = Integer.MIN_VALUE + 1;

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || isWithin(length)) {
            context.next();
            return;
        }
        String path = context.request().path();
        Problem problem =
                Problem.of(ProblemType.TOO_LARGE, Json.LIMIT).at(path == null ? "/" : path);
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.write(problem));
    }

    /// What is not a number is for the HTTP server to refuse.
    private boolean isWithin(String length) {
        try {
            return Long.parseLong(length) <= Json.MOST_BYTES;
        } catch (NumberFormatException malformed) {
            return true;
        }
    }
}
