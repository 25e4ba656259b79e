package dev.holdfast.report;

import java.util.Locale;
import java.util.stream.IntStream;

/// Round steps for the axes of a chart.
final class Scale {

    private static final int MOST_LINES = 4;
    private static final int MOST_TICKS = 12;
    private static final int MINUTE = 60;
    private static final int[] ROUND = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600};

    private Scale() {}

    /// Between two lines, so that there are about [#MOST_LINES].
    static double step(double highest) {
        double least = Math.max(highest, 1) / MOST_LINES;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double times = least / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    static String label(double value, double step) {
        return String.format(Locale.ROOT, step < 1 ? "%.1f" : "%,.0f", value);
    }

    /// Between two ticks of a time of so many seconds.
    static int seconds(int all) {
        return IntStream.of(ROUND)
                .filter(step -> all / step <= MOST_TICKS)
                .findFirst()
                .orElse(all / MOST_TICKS / ROUND[ROUND.length - 1] * ROUND[ROUND.length - 1]);
    }

    static String time(int second, int tick) {
        return tick % MINUTE == 0 ? second / MINUTE + " min" : second + " s";
    }
}
