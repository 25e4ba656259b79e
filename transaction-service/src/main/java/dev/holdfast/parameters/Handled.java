package dev.holdfast.parameters;

import java.util.Optional;

/// What became of one parameter. No value is in it.
///
/// @param note what else somebody should know, such as that a change was overwritten
/// @param failure why it was not done; empty if it was
public record Handled(
        String name, Optional<Action> action, Optional<String> note, Optional<String> failure) {

    static Handled done(Step step, Optional<String> note) {
        return new Handled(step.name(), Optional.of(step.action()), note, Optional.empty());
    }

    /// Both regions say the same, and know it.
    static Handled nothing(String name) {
        return new Handled(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Handled failed(String name, String why) {
        return new Handled(name, Optional.empty(), Optional.empty(), Optional.of(why));
    }
}
