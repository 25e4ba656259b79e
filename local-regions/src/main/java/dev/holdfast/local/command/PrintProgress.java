package dev.holdfast.local.command;

import dev.holdfast.local.environment.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/// A line for each step when it is done, and for whatever else goes on.
final class PrintProgress implements Progress {
    private final PrintWriter out;
    private boolean first = true;

    PrintProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void began(String step) {
        if (first) {
            out.println("Starting two regions.");
            first = false;
        }
        out.printf("  … %s%n", step);
        out.flush();
    }

    /// What goes on, in a few words.
    synchronized void note(String what) {
        out.println("  " + what);
        out.flush();
    }

    @Override
    public synchronized void finished(String step, Duration took) {
        out.printf("  ✓ %-26s %10s%n", step, Durations.show(took));
        out.flush();
    }
}
