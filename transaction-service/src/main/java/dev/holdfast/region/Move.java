package dev.holdfast.region;

/// What a region does next.
public sealed interface Move {

    /// Nothing changes.
    record Stay() implements Move {}

    /// Become a standby: another epoch rules than the one in which this region is active.
    record StepDown(Reign reign) implements Move {}

    /// Be active in this epoch without a takeover: both the journal and the database say that this
    /// region opened it (a restart, or a crash between the two openings).
    record Serve(Epoch epoch) implements Move {}

    /// Claim the next epoch and take over.
    record TakeOver(String reason) implements Move {}

    /// Take over in an orderly way: the role parameter asks for this region in the current epoch.
    record SwitchOver(RoleHint asked) implements Move {}

    /// Let nothing new in and empty the outbox, for a planned switchover.
    record Drain(Handover handover) implements Move {}

    /// The switchover that this region drained for was withdrawn: accept transactions again.
    record StopDraining() implements Move {}
}
