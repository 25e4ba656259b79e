package dev.holdfast.aws;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// One call of an SDK client with a bound. The SDK has the same bound for the request; this one
/// holds even where the SDK waits for something else, such as a connection.
final class Bounded {

    private Bounded() {}

    /// @param call sends the request; performed anew for each subscription
    static <T> Uni<T> call(Duration timeout, Supplier<CompletionStage<T>> call) {
        return Uni.createFrom()
                .completionStage(call)
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(CompletionException.class)
                .transform(Bounded::cause);
    }

    private static Throwable cause(Throwable wrapped) {
        return wrapped.getCause() == null ? wrapped : wrapped.getCause();
    }
}
