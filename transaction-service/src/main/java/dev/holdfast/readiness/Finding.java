package dev.holdfast.readiness;

/// What became of one check.
public sealed interface Finding {

    /// As it should be.
    ///
    /// @param evidence what was seen
    record Passed(String evidence) implements Finding {}

    /// Not as it should be.
    ///
    /// @param evidence what was seen
    /// @param advice what somebody can do about it
    record Failed(String evidence, String advice) implements Finding {}

    /// It is not known how it is.
    ///
    /// @param reason why it could not be seen
    /// @param advice what somebody can do to see it
    record NotChecked(String reason, String advice) implements Finding {}
}
