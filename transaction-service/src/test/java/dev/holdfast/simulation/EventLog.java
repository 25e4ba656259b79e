package dev.holdfast.simulation;

import java.util.function.Supplier;

/// What happened, one line each; kept only when somebody is going to read it.
final class EventLog {

    private static final long MICRO = 1_000;
    private static final int MICROS = 1_000;

    private final boolean on;
    private final StringBuilder lines = new StringBuilder();

    EventLog(boolean on) {
        this.on = on;
    }

    void add(long now, Supplier<String> what) {
        if (on) {
            long micros = now / MICRO;
            String time =
                    micros / MICROS + "." + String.valueOf(MICROS + micros % MICROS).substring(1);
            lines.append(time).append("  ").append(what.get()).append('\n');
        }
    }

    String text() {
        return lines.toString();
    }
}
