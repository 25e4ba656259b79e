package dev.holdfast.http;

import java.util.concurrent.atomic.AtomicInteger;

/// How many requests may be under way at once: few at first, one more for each that was answered.
final class Room {

    private final int first;
    private final int most;
    private final AtomicInteger now;

    /// @param first at least 1
    /// @param most at least as many
    Room(int first, int most) {
        if (first < 1 || most < first) {
            throw new IllegalArgumentException("There is room for one, and does not shrink.");
        }
        this.first = first;
        this.most = most;
        this.now = new AtomicInteger(first);
    }

    int now() {
        return now.get();
    }

    void grow() {
        now.updateAndGet(room -> Math.min(most, room + 1));
    }

    void shrink() {
        now.set(first);
    }
}
