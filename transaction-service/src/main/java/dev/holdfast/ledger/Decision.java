package dev.holdfast.ledger;

import java.time.Instant;

/// What was decided about a command: recorded once, carried by the journal, never decided again.
///
/// @param decidedAt wall time of the region that decided, in microseconds; for people, not for
///   order
public record Decision(DecisionId id, Command command, Instant decidedAt, Outcome outcome) {

    /// Whether a repeat of the key asks for the same thing.
    public boolean answers(Command repeat) {
        return command.equals(repeat);
    }
}
