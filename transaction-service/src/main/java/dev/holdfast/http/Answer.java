package dev.holdfast.http;

import dev.holdfast.region.Epoch;
import java.util.Optional;

/// What a reply of the flows comes to in HTTP.
///
/// @param epoch in which it was acknowledged, if it was
/// @param retryAfterSeconds after which a repeat may fare better, or 0
record Answer(int status, Object body, Optional<Epoch> epoch, int retryAfterSeconds) {

    static Answer of(Problem problem) {
        return new Answer(problem.status(), problem, Optional.empty(), 0);
    }

    static Answer later(Problem problem, int seconds) {
        return new Answer(problem.status(), problem, Optional.empty(), seconds);
    }

    Answer in(Epoch acknowledging) {
        return new Answer(status, body, Optional.of(acknowledging), retryAfterSeconds);
    }
}
