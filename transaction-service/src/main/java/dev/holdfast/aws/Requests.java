package dev.holdfast.aws;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/// The requests of one SDK client: each has a bound, and each failure that is not ours is made into
/// one that the client's users know.
final class Requests {

    private final Duration timeout;
    private final Function<Throwable, Throwable> failure;
    private final AwsRequestOverrideConfiguration bound;

    /// @param timeout the bound of every single request
    /// @param failure what the failure of a request is to its users
    Requests(Duration timeout, Function<Throwable, Throwable> failure) {
        this.timeout = timeout;
        this.failure = failure;
        this.bound = AwsRequestOverrideConfiguration.builder().apiCallTimeout(timeout).build();
    }

    /// What every request carries, so that the SDK keeps the bound as well.
    AwsRequestOverrideConfiguration bound() {
        return bound;
    }

    /// Sends a request. Fails as its users know it.
    <T> Uni<T> send(Supplier<CompletionStage<T>> request) {
        return explained(attempt(request));
    }

    /// Sends a request. Fails as the SDK does, for those who tell its failures apart.
    <T> Uni<T> attempt(Supplier<CompletionStage<T>> request) {
        return Bounded.call(timeout, request);
    }

    /// The same, failing as its users know it.
    <T> Uni<T> explained(Uni<T> attempt) {
        return attempt.onFailure(Trouble::causes).transform(failure);
    }
}
