package dev.holdfast.local.postgres;

import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.local.process.Unprivileged;
import java.util.ArrayList;
import java.util.List;

/// What every server of an environment shares: the programs, the user to run as, and the registry
/// that knows its processes.
public record PostgresInstallation(
        PostgresBinaries binaries, Unprivileged user, ProcessRegistry processes) {

    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        return user.command(command);
    }
}
