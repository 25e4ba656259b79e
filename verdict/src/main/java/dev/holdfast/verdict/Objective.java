package dev.holdfast.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Something that a run has to reach.
///
/// @param limit in the measure's unit
public record Objective(Measure measure, double limit) {

    /// What can be measured. Lower is better, except for availability and rate.
    public enum Measure {
        RPO("rpo", Unit.COUNT, Findings::lost),
        RTO("rto", Unit.SECONDS, Findings::rtoWrites),
        RTO_READS("rto-reads", Unit.SECONDS, Findings::rtoReads),
        GAP("gap", Unit.SECONDS, Findings::gap),
        UNKNOWN("unknown", Unit.COUNT, Findings::unknown),
        AVAILABILITY("availability", Unit.PERCENT, Findings::availability),
        P99("p99", Unit.SECONDS, Findings::p99),
        RATE("rate", Unit.RATE, Findings::perSecond);

        private final String title;
        private final Unit unit;
        private final ToDoubleFunction<Findings> figure;

        Measure(String title, Unit unit, ToDoubleFunction<Findings> figure) {
            this.title = title;
            this.unit = unit;
            this.figure = figure;
        }

        boolean needsFault() {
            return this == RTO || this == RTO_READS;
        }
    }

    /// Figures that objectives are about. Times are in seconds; infinity is never.
    public record Findings(
            double lost,
            double unknown,
            double rtoWrites,
            double rtoReads,
            double gap,
            double availability,
            double p99,
            double perSecond) {}

    /// An objective and whether it was reached.
    public record Judged(String objective, String wanted, String measured, boolean holds) {}

    private enum Unit {
        COUNT,
        SECONDS,
        PERCENT,
        RATE;

        private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d+)?)(ms|s|m|h)");

        boolean isAtLeast() {
            return this == PERCENT || this == RATE;
        }

        double parse(String text, String whole) {
            return switch (this) {
                case COUNT -> number(text, whole, "\\d{1,9}", "a count, as in rpo=0");
                case PERCENT -> percent(text, whole);
                case RATE -> number(text, whole, NUMBER, "a number a second, as in rate=500");
                case SECONDS -> seconds(text, whole);
            };
        }

        private static final String NUMBER = "\\d{1,9}(\\.\\d+)?";

        private static double percent(String text, String whole) {
            String value = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
            double percent = number(value, whole, NUMBER, "per cent, as in availability=99.9");
            if (percent > 100) {
                throw new IllegalArgumentException(
                        "The objective %s asks for more than all the time.".formatted(whole));
            }
            return percent;
        }

        private static double number(String text, String whole, String form, String wanted) {
            if (!text.matches(form)) {
                throw new IllegalArgumentException(
                        "The objective %s needs %s.".formatted(whole, wanted));
            }
            return Double.parseDouble(text);
        }

        private static double seconds(String text, String whole) {
            Matcher matcher = TIME.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "The objective %s needs a time, as in rto=60s or p99=200ms."
                                .formatted(whole));
            }
            double amount = Double.parseDouble(matcher.group(1));
            double seconds =
                    switch (matcher.group(2)) {
                        case "ms" -> amount / 1_000;
                        case "s" -> amount;
                        case "m" -> amount * 60;
                        default -> amount * 3_600;
                    };
            if (seconds == 0) {
                throw new IllegalArgumentException(
                        "The objective %s cannot be reached: nothing takes no time."
                                .formatted(whole));
            }
            return seconds;
        }

        String show(double value) {
            if (Double.isInfinite(value)) {
                return "never";
            }
            return switch (this) {
                case COUNT -> String.format(Locale.ROOT, "%.0f", value);
                case SECONDS -> String.format(Locale.ROOT, "%.3f s", value);
                case PERCENT -> String.format(Locale.ROOT, "%.3f %%", value);
                case RATE -> String.format(Locale.ROOT, "%.1f/s", value);
            };
        }
    }

    /// Reads a list such as `rpo=0,rto=60s`. Where it does not say otherwise, nothing may be lost,
    /// and nothing may stay unknown.
    ///
    /// @param withFault whether something is going to be broken in the run
    /// @throws IllegalArgumentException with a sentence for people, if it makes no sense
    public static List<Objective> parse(String text, boolean withFault) {
        Map<Measure, Objective> objectives = new EnumMap<>(Measure.class);
        for (String one : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
            Objective objective = parseOne(one.strip());
            if (objective.measure().needsFault() && !withFault) {
                throw new IllegalArgumentException(
                        "The objective %s says how soon service is back after a fault, and this run"
                                        .formatted(one)
                                + " has none. The longest time without service is gap=….");
            }
            if (objectives.put(objective.measure(), objective) != null) {
                throw new IllegalArgumentException(
                        "There are two objectives for %s.".formatted(objective.measure().title));
            }
        }
        objectives.putIfAbsent(Measure.RPO, new Objective(Measure.RPO, 0));
        objectives.putIfAbsent(Measure.UNKNOWN, new Objective(Measure.UNKNOWN, 0));
        return new ArrayList<>(objectives.values());
    }

    private static Objective parseOne(String text) {
        String[] parts = text.split("=", -1);
        Measure measure =
                Arrays.stream(Measure.values())
                        .filter(it -> it.title.equals(parts[0]))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(unknown(text)));
        if (parts.length != 2) {
            throw new IllegalArgumentException(unknown(text));
        }
        return new Objective(measure, measure.unit.parse(parts[1], text));
    }

    private static String unknown(String text) {
        String known =
                Arrays.stream(Measure.values())
                        .map(it -> it.title)
                        .collect(Collectors.joining(", "));
        return "\"%s\" is no objective. They look like rpo=0,rto=60s, and are: %s."
                .formatted(text, known);
    }

    /// Whether a run reached it.
    public Judged judge(Findings findings) {
        double measured = measure.figure.applyAsDouble(findings);
        boolean atLeast = measure.unit.isAtLeast();
        boolean holds = atLeast ? measured >= limit : measured <= limit;
        return new Judged(
                measure.title,
                (atLeast ? "at least " : "at most ") + measure.unit.show(limit),
                measure.unit.show(measured),
                holds);
    }
}
