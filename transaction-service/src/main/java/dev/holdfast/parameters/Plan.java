package dev.holdfast.parameters;

import java.util.List;

/// The names of the parameters that need a step.
///
/// @param now those that this run takes up
/// @param later those beyond the run's bound
/// @param held those that would be deleted, if they are too many at once
public record Plan(List<String> now, List<String> later, List<String> held) {}
