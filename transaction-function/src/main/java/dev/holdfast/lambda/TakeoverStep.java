package dev.holdfast.lambda;

import dev.holdfast.recovery.Promotion;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Epoch;

/// A step of a takeover or switchover that a workflow asks for. The workflow carries the claim from
/// step to step; no step reads it from elsewhere.
sealed interface TakeoverStep extends Input {

    /// Asks an operator. The task token stays in the workflow's history: whoever may send it back
    /// may read it there.
    record AwaitApproval(Execution execution) implements TakeoverStep {}

    /// Lets the active region drain, and waits until this region has caught up.
    record Switchover(Execution execution) implements TakeoverStep {}

    /// @param planned whether a switchover went before, so that nobody has to be lost
    record AssessRegion(Execution execution, boolean planned) implements TakeoverStep {}

    /// Finds the claim under which this region is active already, so that it is verified all the
    /// same.
    record FindClaim() implements TakeoverStep {}

    /// @param read the epoch that was assessed
    record ClaimReign(Execution execution, Epoch read, String reason) implements TakeoverStep {}

    /// @param promotion how the database becomes the writer; the other steps do not look at it
    record UnderClaim(Kind kind, Claim claim, Promotion promotion) implements TakeoverStep {}

    /// What is done once there is a claim.
    enum Kind {
        SealJournal,
        PromoteDatabase,
        CloseDatabase,
        UndoOutbox,
        ReplayJournal,
        OpenRegion,
        VerifyRegion
    }
}
