package dev.holdfast.recovery;

/// How a database becomes the writer.
public enum Promotion {
    /// Roles are exchanged with a writer that is well, and has nothing left to send: it becomes a
    /// reader of the new one. If the writer is lost meanwhile this does not get on, and the next
    /// takeover forces it.
    PLANNED,
    /// The writer may be lost, and what it had not sent with it. The takeover undoes and replays
    /// what the journal says.
    FORCED
}
