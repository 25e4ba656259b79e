package dev.holdfast.infra.verify;

import java.util.List;

/// What a check found.
sealed interface Answer {

    /// For people.
    String detail();

    /// It is as it should be.
    record InSync(String detail) implements Answer {}

    /// It is not, and this is what is wrong.
    record OutOfSync(String detail) implements Answer {}

    /// Nobody can tell: what was asked did not answer, or refused to.
    record Unknown(String detail) implements Answer {}

    /// In sync if nothing is wrong.
    ///
    /// @param wrongs a sentence for each thing that is not as it should be
    /// @param right what to say if there is none
    static Answer unless(List<String> wrongs, String right) {
        return wrongs.isEmpty() ? new InSync(right) : new OutOfSync(String.join("; ", wrongs));
    }
}
