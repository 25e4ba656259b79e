package dev.holdfast.infra.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Makes all checks, side by side. One that fails or hangs hides none of the others.
final class Verification {
    private final Duration bound;

    /// @param bound how long all checks may take, each of them included
    Verification(Duration bound) {
        this.bound = bound;
    }

    /// @return one result for each check, in their order
    List<Check.Result> of(List<Check> checks) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Answer>> pending = new ArrayList<>();
            checks.forEach(check -> pending.add(threads.submit(() -> check.question().ask())));
            List<Check.Result> results = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                long left = Math.max(0, deadline - System.nanoTime());
                results.add(new Check.Result(checks.get(i), answer(pending.get(i), left)));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private Answer answer(Future<Answer> pending, long nanos) throws InterruptedException {
        try {
            return pending.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new Answer.Unknown("No answer within " + bound.toSeconds() + " s");
        } catch (ExecutionException failed) {
            return new Answer.Unknown(reason(failed));
        }
    }

    /// The first line says it; the SDK's messages go on with ids of requests.
    private static String reason(ExecutionException failed) {
        String message =
                Optional.ofNullable(failed.getCause())
                        .map(Throwable::getMessage)
                        .orElseGet(failed::toString);
        return message.lines().findFirst().orElse(message);
    }
}
