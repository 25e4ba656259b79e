package dev.holdfast.local.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs independent steps side by side.
public final class Together {
    private Together() {}

    /// Returns when all are done. The first failure interrupts the others and is thrown once they
    /// have ended, so that nothing still runs when somebody cleans up.
    public static void run(List<Runnable> steps) {
        List<Throwable> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Void> running = new ExecutorCompletionService<>(threads);
            steps.forEach(step -> running.submit(step, null));
            for (int i = 0; i < steps.size(); i++) {
                try {
                    running.take().get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause() == null ? e : e.getCause());
                    threads.shutdownNow();
                } catch (InterruptedException e) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new EnvironmentFailure("Interrupted.", e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw asFailure(failures.getFirst());
        }
    }

    private static RuntimeException asFailure(Throwable cause) {
        return cause instanceof RuntimeException failure
                ? failure
                : new EnvironmentFailure("A step failed: " + cause.getMessage() + ".", cause);
    }
}
