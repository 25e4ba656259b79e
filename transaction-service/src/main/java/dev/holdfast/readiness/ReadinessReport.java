package dev.holdfast.readiness;

import dev.holdfast.region.RegionName;
import java.time.Instant;
import java.util.List;

/// The answer to whether the other region could take over now.
///
/// @param region that looked
/// @param at wall time of that region, for people
/// @param results one for each [CheckName], in their order
public record ReadinessReport(RegionName region, Instant at, List<Result> results) {

    /// One check and what became of it.
    public record Result(CheckName check, Finding finding) {}

    /// All of it in one word.
    public enum Verdict {
        /// Every check passed.
        READY,
        /// No check failed, and some could not be made.
        UNCERTAIN,
        /// At least one failed.
        NOT_READY
    }

    public Verdict verdict() {
        if (failed() > 0) {
            return Verdict.NOT_READY;
        }
        return notChecked() > 0 ? Verdict.UNCERTAIN : Verdict.READY;
    }

    public int failed() {
        return (int) count(Finding.Failed.class);
    }

    public int notChecked() {
        return (int) count(Finding.NotChecked.class);
    }

    private long count(Class<? extends Finding> kind) {
        return results.stream().map(Result::finding).filter(kind::isInstance).count();
    }
}
