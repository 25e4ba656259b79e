package dev.holdfast.processing;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What goes wrong with the next calls of a fake, by the name of the operation, and what was
/// called.
public final class Faults {

    private sealed interface Fault {
        record Before(RuntimeException failure) implements Fault {}

        record After(RuntimeException failure) implements Fault {}

        record Held(Deque<Runnable> waiting) implements Fault {}
    }

    /// Calls that wait until a test lets them go on.
    public static final class Hold {

        private final Deque<Runnable> waiting = new ArrayDeque<>();

        public void release() {
            waiting.remove().run();
        }
    }

    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    /// The next call fails, and nothing happens.
    public Faults fail(String operation, RuntimeException failure) {
        return add(operation, new Fault.Before(failure));
    }

    /// The next call happens, and its answer is lost.
    public Faults loseAnswer(String operation, RuntimeException failure) {
        return add(operation, new Fault.After(failure));
    }

    /// The next call waits.
    public Hold hold(String operation) {
        Hold hold = new Hold();
        add(operation, new Fault.Held(hold.waiting));
        return hold;
    }

    private Faults add(String operation, Fault fault) {
        faults.computeIfAbsent(operation, absent -> new ArrayDeque<>()).add(fault);
        return this;
    }

    /// How often an operation was called.
    public int calls(String operation) {
        return (int) calls.stream().filter(operation::equals).count();
    }

    public List<String> calls() {
        return calls;
    }

    /// Performs an operation, or what was planned instead.
    public <T> Uni<T> run(String operation, Supplier<T> action) {
        return Uni.createFrom().deferred(() -> perform(operation, action));
    }

    private <T> Uni<T> perform(String operation, Supplier<T> action) {
        calls.add(operation);
        Deque<Fault> planned = faults.getOrDefault(operation, new ArrayDeque<>());
        return switch (planned.poll()) {
            case null -> Uni.createFrom().item(action);
            case Fault.Before before -> Uni.createFrom().failure(before.failure());
            case Fault.After after -> {
                yield Uni.createFrom()
                        .item(action)
                        .chain(done -> Uni.createFrom().failure(after.failure()));
            }
            case Fault.Held held ->
                    Uni.createFrom().<T>emitter(emitter -> wait(held.waiting(), emitter, action));
        };
    }

    private static <T> void wait(
            Deque<Runnable> waiting, UniEmitter<? super T> emitter, Supplier<T> action) {
        waiting.add(() ->
                Uni.createFrom().item(action).subscribe().with(emitter::complete, emitter::fail));
    }
}
