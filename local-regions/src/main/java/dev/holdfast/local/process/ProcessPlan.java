package dev.holdfast.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How to start one process. Secrets belong into the environment, which other users cannot read,
/// not into the command.
public record ProcessPlan(
        ProcessName name, List<String> command, Map<String, String> environment, Path log) {
    public ProcessPlan {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("A process needs a command.");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
