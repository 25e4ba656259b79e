package dev.holdfast.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A mistake to plant.
///
/// @param name as the protocol's list calls it
/// @param changes all that it takes, second lines of defence included
/// @param expected the invariants of which one is the first to break
record Mutation(String name, List<Change> changes, Set<Invariant> expected) {

    /// One exact replacement in a source file, which must contain it exactly once.
    ///
    /// @param file below the package `dev.holdfast`
    record Change(String file, String before, String after) {}

    static Mutation of(String name, Invariant expected, Change... changes) {
        return new Mutation(name, List.of(changes), Set.of(expected));
    }

    /// The same, where another invariant may break first.
    Mutation or(Invariant other) {
        Set<Invariant> more = EnumSet.copyOf(expected);
        more.add(other);
        return new Mutation(name, changes, more);
    }

    @Override
    public String toString() {
        return name;
    }
}
