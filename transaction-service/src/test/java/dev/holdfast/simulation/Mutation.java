package dev.holdfast.simulation;

import java.util.List;

/// A mistake to plant.
///
/// @param name as the protocol's list calls it
/// @param changes all that it takes, second lines of defence included
/// @param expected the invariant that is to break; in some seeds another one does first
record Mutation(String name, List<Change> changes, Invariant expected) {

    /// One replacement in a source file, which must contain it exactly once, white space aside.
    ///
    /// @param file below the package `dev.holdfast`
    record Change(String file, String before, String after) {}

    static Mutation of(String name, Invariant expected, Change... changes) {
        return new Mutation(name, List.of(changes), expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
