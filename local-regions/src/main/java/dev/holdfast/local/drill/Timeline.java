package dev.holdfast.local.drill;

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

    /// The first of the times that is after the moment.
    static Optional<Instant> firstAfter(Instant moment, List<Instant> times) {
        return times.stream().filter(time -> time.isAfter(moment)).min(Comparator.naturalOrder());
    }
}
