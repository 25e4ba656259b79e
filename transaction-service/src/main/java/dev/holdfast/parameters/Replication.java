package dev.holdfast.parameters;

import java.util.List;

/// What replication made of what it was asked.
public sealed interface Replication {

    /// Nothing was done, and nothing would be if it were asked again.
    record Refused(String reason) implements Replication {}

    /// One parameter was looked at.
    record One(Handled handled) implements Replication {}

    /// All of them were looked at.
    ///
    /// @param handled those that needed something
    /// @param left names that still differ because the run had come to its bound
    /// @param held names that still differ because so many are not deleted at once
    record All(List<Handled> handled, List<String> left, List<String> held) implements Replication {

        /// How many parameters still differ between the regions.
        public int drift() {
            long failed = handled.stream().filter(one -> one.failure().isPresent()).count();
            return (int) failed + left.size() + held.size();
        }
    }
}
