package dev.holdfast.simulation;

import org.jspecify.annotations.Nullable;

/// Something that happens at a time; events of one time happen in the order in which they were
/// planned.
///
/// @param owner the process that it happens in; null if it happens at a server, or from outside
record Event(long time, long order, @Nullable ServiceProcess owner, Runnable action)
        implements Comparable<Event> {

    @Override
    public int compareTo(Event other) {
        return time == other.time
                ? Long.compare(order, other.order)
                : Long.compare(time, other.time);
    }
}
