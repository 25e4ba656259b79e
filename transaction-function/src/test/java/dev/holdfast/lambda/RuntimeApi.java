package dev.holdfast.lambda;

import io.quarkus.amazon.lambda.runtime.MockEventServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// AWS's runtime API: a function asks it for the next event, and posts what came of it. Whoever
/// posts an event gets that back.
final class RuntimeApi extends MockEventServer {

    private static final String DEADLINE = "Lambda-Runtime-Deadline-Ms";

    private final Duration limit;
    private final CountDownLatch asked = new CountDownLatch(1);

    /// @param limit that an invocation has
    RuntimeApi(Duration limit) {
        this.limit = limit;
        start(0);
    }

    /// As a function is told it.
    String address() {
        return "127.0.0.1:" + getPort() + BASE_PATH;
    }

    URI invocations() {
        return URI.create("http://" + address());
    }

    /// Waits until a function has asked for its first event.
    ///
    /// @return whether it has
    boolean awaitFunction(Duration bound) throws InterruptedException {
        return asked.await(bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void setupRoutes() {
        router.route(NEXT_INVOCATION)
                .handler(next -> {
                    asked.countDown();
                    next.addHeadersEndHandler(done ->
                            next.response()
                                    .putHeader(
                                            DEADLINE,
                                            Long.toString(
                                                    System.currentTimeMillis()
                                                            + limit.toMillis())));
                    next.next();
                });
        super.setupRoutes();
    }
}
