package dev.holdfast.architecture.broken.recovery;

import dev.holdfast.processing.Pace;
import java.time.Instant;

public final class DecidesByWallTime {

    boolean isLate(Pace pace, Instant deadline) {
        return pace.now().isAfter(deadline);
    }
}
