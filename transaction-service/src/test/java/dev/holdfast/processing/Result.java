package dev.holdfast.processing;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;

/// What became of a Uni, so far. Nothing here waits: time passes when a test says so.
public final class Result<T> {

    private sealed interface State<T> {
        record Open<T>() implements State<T> {}

        record Done<T>(T item) implements State<T> {}

        record Failed<T>(Throwable failure) implements State<T> {}
    }

    private final AtomicReference<State<T>> state = new AtomicReference<>(new State.Open<>());

    private Result() {}

    public static <T> Result<T> of(Uni<T> uni) {
        Result<T> result = new Result<>();
        uni.subscribe()
                .with(
                        item -> result.state.set(new State.Done<>(item)),
                        failure -> result.state.set(new State.Failed<>(failure)));
        return result;
    }

    public boolean isOpen() {
        return state.get() instanceof State.Open;
    }

    public T item() {
        return switch (state.get()) {
            case State.Done<T> done -> done.item();
            case State.Open<T> ignored -> throw new AssertionError("Nothing happened yet.");
            case State.Failed<T> failed -> throw new AssertionError("It failed.", failed.failure());
        };
    }

    public Throwable failure() {
        return switch (state.get()) {
            case State.Failed<T> failed -> failed.failure();
            case State.Open<T> ignored -> throw new AssertionError("Nothing happened yet.");
            case State.Done<T> done -> throw new AssertionError("It went well: " + done.item());
        };
    }
}
