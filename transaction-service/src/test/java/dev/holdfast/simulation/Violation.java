package dev.holdfast.simulation;

/// An invariant that does not hold, and what shows it.
record Violation(Invariant invariant, String what) {

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
