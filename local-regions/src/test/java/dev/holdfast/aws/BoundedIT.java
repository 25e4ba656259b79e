package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class BoundedIT {

    @Test
    void aRequestThatTheSdkNeverEndsIsCancelledAtTheBound() {
        CompletableFuture<String> endless = new CompletableFuture<>();

        Throwable failure =
                Bounded.call(Duration.ofMillis(50), () -> endless)
                        .onItemOrFailure()
                        .transform((none, failed) -> failed)
                        .await()
                        .atMost(PATIENT);

        assertThat(failure).isInstanceOf(TimeoutException.class);
        assertThat(endless).isCancelled();
    }

    @Test
    void theCauseOfAFailureIsSeenWithoutItsWrapping() {
        SdkClientException cause = SdkClientException.create("no route");
        CompletableFuture<String> failed =
                CompletableFuture.failedFuture(new CompletionException(cause));

        assertThatThrownBy(() -> Bounded.call(PATIENT, () -> failed).await().atMost(PATIENT))
                .isSameAs(cause);
    }
}
