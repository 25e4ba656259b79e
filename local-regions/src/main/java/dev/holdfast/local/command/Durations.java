package dev.holdfast.local.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/// Durations as people write them: 200ms, 1s, 10m, 2h, 7d.
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "\"%s\" is not a duration such as 200ms, 1s, 10m, 2h or 7d.".formatted(text));
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    static String show(Duration duration) {
        long millis = duration.toMillis();
        return millis < 10_000 ? "%,d ms".formatted(millis) : "%.1f s".formatted(millis / 1_000.0);
    }
}
