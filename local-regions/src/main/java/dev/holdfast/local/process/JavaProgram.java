package dev.holdfast.local.process;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Builds the command lines of Java programs. The mark comes right after the executable, so that it
/// is found even where the system shows only the beginning of a command line.
///
/// @param temporary where programs may unpack what they need; it goes when the environment goes
public record JavaProgram(String mark, Path temporary) {

    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public List<String> command(List<String> options, List<String> program) {
        return command(executable(), options, program);
    }

    /// @param executable a JVM, or a Java program that was compiled to one of its own
    public List<String> command(String executable, List<String> options, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(executable);
        command.add("-Dholdfast.environment=" + mark);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(options);
        command.addAll(program);
        return command;
    }

    /// The jar or the folder that a class was loaded from.
    public static String locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path holds something strange.", e);
        }
    }
}
