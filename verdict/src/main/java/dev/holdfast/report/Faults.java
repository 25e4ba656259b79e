package dev.holdfast.report;

import dev.holdfast.client.Outage;
import dev.holdfast.report.Chart.Mark;
import dev.holdfast.report.Chart.Series;
import dev.holdfast.verdict.Measurements;
import dev.holdfast.verdict.Measurements.Second;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Each fault of a run, and how service came back from it: in the charts of the run, from close,
/// and in figures.
final class Faults {

    private static final double MILLIS = 1_000.0;
    private static final int BEFORE = 5;
    private static final int AFTERWARDS = 10;

    /// More pictures than that nobody looks at.
    private static final int SHOWN = 12;

    /// Those that are drawn, with their letters.
    private static final Map<String, String> STEPS =
            Map.of("SealJournal", "S", "PromoteDatabase", "P", "OpenRegion", "O");

    private final List<Outage> outages;
    private final Measurements measured;

    Faults(RunReport report) {
        this.outages = report.outages();
        this.measured = report.measurements();
    }

    /// One fault with all its steps; of several, their numbers.
    List<Mark> onRun() {
        return outages.size() == 1
                ? marks(outages.getFirst())
                : IntStream.range(0, outages.size())
                        .mapToObj(i -> new Mark(seconds(outages.get(i).at()), name(i), "fault"))
                        .toList();
    }

    private List<Mark> marks(Outage outage) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(seconds(outage.at()), "F", "fault"));
        marks.add(new Mark(seconds(outage.takeover().began()), "D", "step"));
        STEPS.forEach((step, letter) ->
                outage.takeover()
                        .after(step)
                        .ifPresent(at -> marks.add(new Mark(seconds(at), letter, "step"))));
        marks.add(new Mark(seconds(outage.firstWrite()), "A", "back"));
        return marks;
    }

    private static String name(int index) {
        return Integer.toString(index + 1);
    }

    String fromClose() {
        return IntStream.range(0, Math.min(outages.size(), SHOWN))
                .mapToObj(i -> fromClose(name(i), outages.get(i)))
                .collect(Collectors.joining());
    }

    private String fromClose(String name, Outage outage) {
        int from = Math.max(0, (int) seconds(outage.at()) - BEFORE);
        int to = (int) Math.ceil(seconds(outage.firstWrite())) + AFTERWARDS;
        List<Second> all = measured.seconds();
        List<Second> part = all.subList(Math.min(from, all.size()), Math.min(to, all.size()));
        Chart chart =
                new Chart(
                        "Fault " + name + " from close",
                        "a second",
                        List.of(
                                Series.of("read", "read", part, Second::read),
                                Series.of("acknowledged", "good", part, Second::acknowledged)),
                        marks(outage),
                        new Chart.Part(from, 0));
        return "<h3>Fault " + name + ": " + Html.escape(outage.what()) + "</h3>\n" + chart.svg();
    }

    String table() {
        return IntStream.range(0, outages.size())
                .mapToObj(i -> row(name(i), outages.get(i)))
                .collect(Collectors.joining());
    }

    private String row(String name, Outage outage) {
        return Html.row(
                name,
                outage.what(),
                String.format(Locale.ROOT, "%.3f s", seconds(outage.at())),
                shown(OptionalLong.of(outage.detectMillis()), ""),
                after(outage, "SealJournal"),
                after(outage, "PromoteDatabase"),
                after(outage, "OpenRegion"),
                shown(outage.refusedUntilMillis(), "nobody was"),
                shown(OptionalLong.of(outage.rtoWriteMillis()), ""),
                shown(outage.rtoReadMillis(), "nobody read"),
                outage.takeover().replayed() + ", " + outage.takeover().undone());
    }

    private static String after(Outage outage, String step) {
        OptionalLong millis =
                outage.takeover().after(step).stream()
                        .mapToLong(at -> Duration.between(outage.at(), at).toMillis())
                        .findFirst();
        return shown(millis, "not told");
    }

    private static String shown(OptionalLong millis, String otherwise) {
        return millis.isPresent()
                ? String.format(Locale.ROOT, "%+.3f", millis.getAsLong() / MILLIS)
                : otherwise;
    }

    private double seconds(Instant at) {
        return Duration.between(measured.begin(), at).toMillis() / MILLIS;
    }
}
