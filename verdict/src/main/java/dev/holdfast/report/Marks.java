package dev.holdfast.report;

import dev.holdfast.client.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What is drawn into the charts of a run: each fault, and how service came back from it.
final class Marks {

    private static final double MILLIS = 1_000.0;
    private static final int SHOWN = 5;

    private record Moment(Instant at, String label, String style, String what) {}

    private final List<Moment> moments = new ArrayList<>();
    private final Instant begin;
    private final boolean crowded;

    Marks(List<Outage> outages, Instant begin) {
        this.begin = begin;
        this.crowded = outages.size() > SHOWN;
        outages.forEach(this::add);
    }

    private void add(Outage outage) {
        moments.add(new Moment(outage.at(), "F", "fault", "fault: " + outage.what()));
        Instant at = outage.takeover().began();
        moments.add(new Moment(at, "D", "step", "detected: the standby begins to take over"));
        for (Map.Entry<String, Long> step : outage.takeover().stepMillis().entrySet()) {
            at = at.plusMillis(step.getValue());
            switch (step.getKey()) {
                case "SealJournal" -> moments.add(new Moment(at, "S", "step", "sealed"));
                case "PromoteDatabase" -> moments.add(new Moment(at, "P", "step", "promoted"));
                default -> {}
            }
        }
        moments.add(
                new Moment(outage.firstWrite(), "A", "back", "first acknowledgement elsewhere"));
    }

    /// With many faults only these themselves: the steps would lie over each other.
    List<Chart.Mark> onChart() {
        return moments.stream()
                .filter(moment -> !crowded || moment.style().equals("fault"))
                .map(moment -> new Chart.Mark(seconds(moment), label(moment), moment.style()))
                .toList();
    }

    /// Steps follow each other within milliseconds: their letters would not be readable.
    private static String label(Moment moment) {
        return moment.style().equals("step") ? "" : moment.label();
    }

    String legend() {
        return moments.stream()
                .map(moment ->
                        Html.row(
                                moment.label(),
                                String.format(Locale.ROOT, "%.3f s", seconds(moment)),
                                moment.what()))
                .collect(Collectors.joining());
    }

    private double seconds(Moment moment) {
        return Duration.between(begin, moment.at()).toMillis() / MILLIS;
    }
}
