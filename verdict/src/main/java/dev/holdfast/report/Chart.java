package dev.holdfast.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A chart over the seconds of a run, as SVG. Colours come from the page's style.
///
/// @param unit of what goes up
/// @param series drawn one over the other
/// @param marks what happened when
/// @param warmUp seconds at the beginning that do not count
record Chart(String title, String unit, List<Series> series, List<Mark> marks, double warmUp) {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 230;
    private static final int LEFT = 56;
    private static final int TOP = 26;
    private static final int BOTTOM = 26;
    private static final int STEPS = 4;
    private static final int MOST_TICKS = 12;

    /// @param style its class, which gives the colour
    record Series(String name, String style, List<Double> values) {

        static <T> Series of(String name, String style, List<T> from, ToDoubleFunction<T> value) {
            return new Series(name, style, from.stream().map(value::applyAsDouble).toList());
        }
    }

    /// Something that happened.
    ///
    /// @param at seconds from the beginning
    /// @param label a letter or number that the page explains
    record Mark(double at, String label, String style) {}

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(
                text(
                        "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>",
                        WIDTH, HEIGHT, Html.escape(title)));
        warmUp(svg);
        grid(svg);
        series.forEach(one -> line(svg, one));
        marks.forEach(mark -> mark(svg, mark));
        return svg.append("</svg>").toString();
    }

    private void warmUp(StringBuilder svg) {
        if (warmUp > 0) {
            svg.append(
                    text(
                            "<rect class='warm' x='%d' y='%d' width='%.1f' height='%d'/>"
                                    + "<text x='%d' y='%d' class='quiet'>warm-up</text>",
                            LEFT, TOP, x(warmUp) - LEFT, plotHeight(), LEFT + 4, HEIGHT - 32));
        }
    }

    private void grid(StringBuilder svg) {
        for (int i = 0; i <= STEPS; i++) {
            double value = top() * i / STEPS;
            svg.append(
                    text(
                            "<line class='grid' x1='%d' y1='%.1f' x2='%d' y2='%.1f'/>"
                                    + "<text x='%d' y='%.1f' text-anchor='end'>%s</text>",
                            LEFT, y(value), WIDTH, y(value), LEFT - 6, y(value) + 4, round(value)));
        }
        int tick = Math.max(1, (int) Math.ceil((double) seconds() / MOST_TICKS));
        for (int second = 0; second <= seconds(); second += tick) {
            svg.append(
                    text(
                            "<text x='%.1f' y='%d' text-anchor='middle'>%d s</text>",
                            x(second), HEIGHT - 8, second));
        }
        svg.append(text("<text x='%d' y='14' class='quiet'>%s</text>", 0, Html.escape(unit)));
    }

    private static String round(double value) {
        return value >= 10 || value == 0
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private void line(StringBuilder svg, Series one) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < one.values().size(); i++) {
            points.append(text("%.1f,%.1f ", x(i + 0.5), y(one.values().get(i))));
        }
        svg.append(text("<polyline class='%s' points='%s'/>", one.style(), points));
    }

    private void mark(StringBuilder svg, Mark mark) {
        svg.append(
                text(
                        "<line class='mark %s' x1='%.1f' y1='%d' x2='%.1f' y2='%d'/>"
                                + "<text class='mark %s' x='%.1f' y='%d'>%s</text>",
                        mark.style(),
                        x(mark.at()),
                        TOP - 6,
                        x(mark.at()),
                        HEIGHT - BOTTOM,
                        mark.style(),
                        x(mark.at()) + 2,
                        TOP - 10,
                        Html.escape(mark.label())));
    }

    private int seconds() {
        return Math.max(1, series.stream().mapToInt(one -> one.values().size()).max().orElse(1));
    }

    /// A round number above everything that is drawn.
    private double top() {
        double highest =
                series.stream()
                        .flatMap(one -> one.values().stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1);
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(highest, 1))));
        return Math.max(1, Math.ceil(highest / step * 2) / 2 * step);
    }

    private static int plotHeight() {
        return HEIGHT - TOP - BOTTOM;
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT) * second / seconds();
    }

    private double y(double value) {
        return TOP + plotHeight() * (1 - value / top());
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
