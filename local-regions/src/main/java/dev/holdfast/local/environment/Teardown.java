package dev.holdfast.local.environment;

import java.util.ArrayDeque;
import java.util.Deque;

/// What has to be undone, in reverse order, when an environment ends: because it is closed, because
/// its start failed half-way, or because the JVM ends.
public final class Teardown implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::undo, "teardown");
    private boolean ended;

    public Teardown() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// A step that arrives after the end is undone at once.
    public void add(Runnable undo) {
        synchronized (this) {
            if (!ended) {
                steps.push(undo);
                return;
            }
        }
        undo.run();
    }

    @Override
    public void close() {
        undo();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is ending, and the hook finds nothing left to do.
        }
    }

    /// Whoever comes second waits until the first is done: the JVM must not end before.
    private synchronized void undo() {
        ended = true;
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
