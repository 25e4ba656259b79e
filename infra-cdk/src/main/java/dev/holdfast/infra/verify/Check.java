package dev.holdfast.infra.verify;

/// One question to one or both regions.
///
/// @param area such as `database`
/// @param subject what is asked about
/// @param question asks, within a bound of its own; whatever it throws counts as unknown
record Check(String area, String subject, Question question) {

    /// Finds the answer; may throw what its client throws.
    @FunctionalInterface
    interface Question {
        Answer ask() throws java.io.IOException, InterruptedException;
    }

    /// A check, and what it found.
    record Result(Check check, Answer answer) {}
}
