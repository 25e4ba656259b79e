package dev.holdfast.boot;

import dev.holdfast.operations.TellReadiness;
import dev.holdfast.readiness.PostStatus;
import dev.holdfast.readiness.ValidateReadiness;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/// Writes on the board what this region is like, and validates by itself if it is to. Starting
/// waits for neither, and the thread of the heartbeat does neither.
@Singleton
final class RunReadiness {

    private static final Duration UNUSED = Duration.ofHours(1);

    private final boolean validates;
    private final Rounds post;
    private final Rounds validate;

    RunReadiness(HoldfastConfig config, Flows flows, TellReadiness tell, Rounds.Means means) {
        Duration pause = config.readiness().postEvery();
        Duration every = config.readiness().validateEvery().orElse(UNUSED);
        this.validates = config.readiness().validateEvery().isPresent();
        this.post =
                new Rounds(
                        "Telling the other region of this one",
                        () -> aside(() -> flows.post().get().step()).replaceWith(pause),
                        means,
                        pause);
        this.validate =
                new Rounds(
                        "Validating readiness",
                        () ->
                                aside(() -> flows.validate().get().announce())
                                        .invoke(tell::announced)
                                        .replaceWith(every),
                        means,
                        every);
    }

    /// What is run.
    @Singleton
    record Flows(Instance<PostStatus> post, Instance<ValidateReadiness> validate) {}

    private static <T> Uni<T> aside(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .<T>deferred(work)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    void start(@Observes StartupEvent event) {
        post.start();
        if (validates) {
            validate.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        post.stop();
        validate.stop();
    }
}
