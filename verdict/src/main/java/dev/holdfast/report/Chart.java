package dev.holdfast.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A chart over the seconds of a run, or of a part of it, as SVG. Colours come from the page's
/// style.
///
/// @param unit of what goes up
/// @param series drawn one over the other, a value for each second
/// @param marks what happened when
record Chart(String title, String unit, List<Series> series, List<Mark> marks, Part part) {

    private static final int WIDTH = 960;
    private static final int PLOT = 180;
    private static final int LEFT = 56;
    private static final int RIGHT = 12;
    private static final int UNIT = 20;
    private static final int BOTTOM = 26;
    private static final int ROW = 13;

    /// Up to so many seconds each is drawn as wide as it is, so that nothing seems to have happened
    /// before it did.
    private static final int MOST_STEPS = 300;

    /// What a letter takes, and some space behind it.
    private static final int LETTER = 9;

    /// @param style its class, which gives the colour
    record Series(String name, String style, List<Double> values) {

        static <T> Series of(String name, String style, List<T> from, ToDoubleFunction<T> value) {
            return new Series(name, style, from.stream().map(value::applyAsDouble).toList());
        }
    }

    /// Something that happened.
    ///
    /// @param at seconds from the beginning of the run
    /// @param label a letter or number that the page explains
    record Mark(double at, String label, String style) {}

    /// Which part of the run.
    ///
    /// @param from second at the left edge
    /// @param warmUp seconds at the beginning of the run that do not count
    record Part(int from, double warmUp) {}

    /// A mark and the row in which its label has room.
    record Placed(Mark mark, int row) {}

    String svg() {
        List<Placed> placed = placed();
        int rows = placed.stream().mapToInt(Placed::row).max().orElse(-1) + 1;
        int top = UNIT + rows * ROW;
        StringBuilder svg = new StringBuilder();
        svg.append(
                text(
                        "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>"
                                + "<text x='0' y='12' class='quiet'>%s</text><g"
                                + " transform='translate(0 %d)'>",
                        WIDTH, top + PLOT + BOTTOM, Html.escape(title), Html.escape(unit), top));
        warmUp(svg);
        grid(svg);
        series.forEach(one -> line(svg, one));
        placed.forEach(mark -> mark(svg, mark, rows));
        return svg.append("</g></svg>").toString();
    }

    /// Labels that would lie over each other get rows of their own.
    List<Placed> placed() {
        List<Double> ends = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        for (Mark mark : marks.stream().sorted(Comparator.comparingDouble(Mark::at)).toList()) {
            int row = 0;
            while (row < ends.size() && ends.get(row) > x(mark.at())) {
                row++;
            }
            double end = x(mark.at()) + LETTER * (1 + mark.label().length());
            if (row == ends.size()) {
                ends.add(end);
            } else {
                ends.set(row, end);
            }
            placed.add(new Placed(mark, row));
        }
        return placed;
    }

    private void warmUp(StringBuilder svg) {
        if (part.warmUp() > part.from()) {
            svg.append(
                    text(
                            "<rect class='warm' x='%d' y='0' width='%.1f' height='%d'/>"
                                    + "<text x='%d' y='12' class='quiet'>warm-up</text>",
                            LEFT, x(part.warmUp()) - LEFT, PLOT, LEFT + 4));
        }
    }

    private void grid(StringBuilder svg) {
        double step = Scale.step(highest());
        for (double value = 0; value <= top() + step / 2; value += step) {
            svg.append(
                    text(
                            "<line class='grid' x1='%d' y1='%.1f' x2='%d' y2='%.1f'/>"
                                    + "<text x='%d' y='%.1f' text-anchor='end'>%s</text>",
                            LEFT,
                            y(value),
                            WIDTH - RIGHT,
                            y(value),
                            LEFT - 6,
                            y(value) + 4,
                            Scale.label(value, step)));
        }
        int tick = Scale.seconds(seconds());
        int first = (part.from() + tick - 1) / tick * tick;
        for (int second = first; second <= part.from() + seconds(); second += tick) {
            svg.append(
                    text(
                            "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>",
                            x(second), PLOT + 18, Scale.time(second, tick)));
        }
    }

    private void line(StringBuilder svg, Series one) {
        boolean steps = seconds() <= MOST_STEPS;
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < one.values().size(); i++) {
            double height = y(one.values().get(i));
            double second = part.from() + i;
            points.append(
                    steps
                            ? text("%.1f,%.1f %.1f,%2$.1f ", x(second), height, x(second + 1))
                            : text("%.1f,%.1f ", x(second + 0.5), height));
        }
        svg.append(text("<polyline class='%s' points='%s'/>", one.style(), points));
    }

    private void mark(StringBuilder svg, Placed placed, int rows) {
        Mark mark = placed.mark();
        int base = (placed.row() - rows + 1) * ROW - 3;
        svg.append(
                text(
                        "<line class='mark %s' x1='%.1f' y1='%d' x2='%.1f' y2='%d'/>"
                                + "<text class='mark %s' x='%.1f' y='%d'>%s</text>",
                        mark.style(),
                        x(mark.at()),
                        base - ROW + 3,
                        x(mark.at()),
                        PLOT,
                        mark.style(),
                        x(mark.at()) + 3,
                        base,
                        Html.escape(mark.label())));
    }

    private int seconds() {
        return Math.max(1, series.stream().mapToInt(one -> one.values().size()).max().orElse(1));
    }

    private double highest() {
        return series.stream()
                .flatMap(one -> one.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    /// A round number above everything that is drawn.
    private double top() {
        double step = Scale.step(highest());
        return Math.max(1, Math.ceil(highest() / step)) * step;
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (second - part.from()) / seconds();
    }

    private double y(double value) {
        return PLOT * (1 - value / top());
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
