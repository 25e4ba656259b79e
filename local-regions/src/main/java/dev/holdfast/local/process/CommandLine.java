package dev.holdfast.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

final class CommandLine {
    private CommandLine() {}

    /// The JDK gives up on command lines longer than a page, and a Java command line soon is.
    static String of(ProcessHandle handle) {
        try {
            byte[] raw = Files.readAllBytes(Path.of("/proc/" + handle.pid() + "/cmdline"));
            return new String(raw, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return handle.info().commandLine().orElse("");
        }
    }
}
