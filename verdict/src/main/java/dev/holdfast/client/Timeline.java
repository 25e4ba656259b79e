package dev.holdfast.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
}
