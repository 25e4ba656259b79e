package dev.holdfast.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What happened when, by this machine's clock, which all parts of a local drill share.
public final class Timeline {

    /// Something that happened.
    public record Event(Instant at, String what) {}

    private final List<Event> events = new ArrayList<>();

    public synchronized Instant note(String what) {
        Instant now = Instant.now();
        events.add(new Event(now, what));
        return now;
    }

    public synchronized void note(Instant at, String what) {
        events.add(new Event(at, what));
    }

    public synchronized List<Event> events() {
        return events.stream().sorted(Comparator.comparing(Event::at)).toList();
    }

    /// The first of the times that is after the moment.
    public static Optional<Instant> firstAfter(Instant moment, List<Instant> times) {
        return times.stream().filter(time -> time.isAfter(moment)).min(Comparator.naturalOrder());
    }
}
