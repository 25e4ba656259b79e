package dev.holdfast.local.environment;

import java.time.Duration;

/// Hears what an environment is doing. Steps run side by side, so calls come from several threads.
public interface Progress {
    void began(String step);

    void finished(String step, Duration took);

    /// Tells nobody.
    static Progress silent() {
        return new Progress() {
            @Override
            public void began(String step) {}

            @Override
            public void finished(String step, Duration took) {}
        };
    }

    /// Runs a step and reports it; a step that fails is reported by its exception.
    default void step(String name, Runnable work) {
        began(name);
        long started = System.nanoTime();
        work.run();
        finished(name, Duration.ofNanos(System.nanoTime() - started));
    }
}
