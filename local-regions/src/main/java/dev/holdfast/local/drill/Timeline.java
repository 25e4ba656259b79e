package dev.holdfast.local.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What happened when, by this machine's clock, which all parts of a local drill share.
final class Timeline {

    /// Something that happened.
    record Event(Instant at, String what) {}

    private final List<Event> events = new ArrayList<>();

    synchronized Instant note(String what) {
        Instant now = Instant.now();
        events.add(new Event(now, what));
        return now;
    }

    synchronized void note(Instant at, String what) {
        events.add(new Event(at, what));
    }

    synchronized List<Event> events() {
        return events.stream().sorted(Comparator.comparing(Event::at)).toList();
    }

    /// The longest time between two neighbours of a sorted list, from its first to its last.
    static Duration longestGap(List<Instant> times) {
        List<Instant> sorted = times.stream().sorted().toList();
        Duration longest = Duration.ZERO;
        for (int i = 1; i < sorted.size(); i++) {
            Duration gap = Duration.between(sorted.get(i - 1), sorted.get(i));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest;
    }

    /// The first of the times that is after the moment.
    static Optional<Instant> firstAfter(Instant moment, List<Instant> times) {
        return times.stream().filter(time -> time.isAfter(moment)).min(Comparator.naturalOrder());
    }
}
