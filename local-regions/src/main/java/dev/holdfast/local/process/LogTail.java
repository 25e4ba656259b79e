package dev.holdfast.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The end of a log file, for the message that says why a process did not start.
public final class LogTail {
    private static final int LINES = 15;

    private LogTail() {}

    public static String of(Path log) {
        String header = "The last lines of " + log + ":";
        try {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return header + "\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "There is no log at " + log + ".";
        }
    }
}
