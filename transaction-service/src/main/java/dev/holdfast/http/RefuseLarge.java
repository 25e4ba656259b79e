package dev.holdfast.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/// Answers a request that is too large with a problem, before the HTTP server cuts it off without a
/// word at bounds of its own, which are higher. The connection ends, because the body is not read.
@Singleton
class RefuseLarge {

    private static final int MOST_IN_ADDRESS = 4_096;
    private static final int MOST_IN_HEADERS = 16_384;

    /// Right behind the region's headers, and the bound of requests at once.
    private static final int ORDER = Integer.MIN_VALUE + 2;

    /// Counts what it reads. Bodies that say their size are not read here: the resource does it.
    private final BodyHandler count = BodyHandler.create(false).setBodyLimit(Json.MOST_BYTES);

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::check).failureHandler(RefuseLarge::counted);
    }

    private void check(RoutingContext context) {
        Optional<Problem> problem = problem(context.request());
        if (problem.isPresent()) {
            refuse(context, problem.get());
        } else if (context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            count.handle(context);
        } else {
            context.next();
        }
    }

    private static void counted(RoutingContext context) {
        if (context.statusCode() == ProblemType.TOO_LARGE.status()) {
            refuse(context, Problem.of(ProblemType.TOO_LARGE, Json.LIMIT));
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context, Problem problem) {
        String path = context.request().path();
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Json.write(problem.at(path == null ? "/" : path)));
    }

    private static Optional<Problem> problem(HttpServerRequest request) {
        if (request.uri().length() > MOST_IN_ADDRESS) {
            String limit = "An address has at most " + MOST_IN_ADDRESS + " characters.";
            return Optional.of(Problem.of(ProblemType.URI_TOO_LONG, limit));
        }
        if (sizeOfHeaders(request) > MOST_IN_HEADERS) {
            String limit = "Headers have at most " + MOST_IN_HEADERS + " characters together.";
            return Optional.of(Problem.of(ProblemType.HEADERS_TOO_LARGE, limit));
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || isWithin(length)
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemType.TOO_LARGE, Json.LIMIT));
    }

    private static int sizeOfHeaders(HttpServerRequest request) {
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    /// What is not a number is for the HTTP server to refuse.
    private static boolean isWithin(String length) {
        try {
            return Long.parseLong(length) <= Json.MOST_BYTES;
        } catch (NumberFormatException malformed) {
            return true;
        }
    }
}
