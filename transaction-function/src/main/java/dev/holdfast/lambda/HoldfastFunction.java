package dev.holdfast.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.names.Names;
import dev.holdfast.tracing.Spans;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one entry of all functions. It waits for what it was asked to do, and no longer than an
/// invocation may take: what goes on after that goes on unheard, and a repeat finds out.
@Named(Names.FUNCTION_HANDLER)
@Singleton
public final class HoldfastFunction implements RequestStreamHandler {

    private static final Duration LONGEST = Duration.ofSeconds(27);

    /// Left of an invocation's time for saying that it did not suffice.
    private static final Duration RESERVE = Duration.ofSeconds(1);

    private static final Duration FLUSH = Duration.ofMillis(500);

    private final ReadInput input;
    private final Dispatch dispatch;
    private final ObjectMapper json;
    private final Publishers publishers;

    HoldfastFunction(ReadInput input, Dispatch dispatch, ObjectMapper json, Publishers publishers) {
        this.publishers = publishers;
        this.input = input;
        this.dispatch = dispatch;
        this.json = json;
    }

    /// What an invocation leaves behind for people, before the process may be frozen.
    @Singleton
    record Publishers(Spans spans, CountOrders orders) {}

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        handle(event, answer, context.getRemainingTimeInMillis());
    }

    void handle(InputStream event, OutputStream answer, int millisLeft) throws IOException {
        Input asked = input.read(event.readAllBytes());
        try {
            answer.write(json.writeValueAsBytes(done(asked, time(millisLeft))));
        } finally {
            publishers.orders().publish();
            publishers.spans().flush(FLUSH);
        }
    }

    /// For how long an invocation is waited for.
    static Duration time(int millisLeft) {
        Duration left = Duration.ofMillis(millisLeft).minus(RESERVE);
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    private Object done(Input asked, Duration time) {
        try {
            return dispatch.run(asked)
                    .subscribeAsCompletionStage()
                    .get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new NotYet(
                    "It took longer than %d s. How far it came is not known; repeat it."
                            .formatted(time.toSeconds()));
        } catch (ExecutionException failed) {
            throw FunctionFailure.of(cause(failed));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotYet("The process is ending.");
        }
    }

    private static Throwable cause(ExecutionException failed) {
        return failed.getCause() == null ? failed : failed.getCause();
    }
}
