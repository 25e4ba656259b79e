package dev.holdfast.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A command that ends by itself, with its output and a bound on its time.
public record ShortCommand(int exitCode, String output) {

    public static ShortCommand run(List<String> command, Duration bound) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            Thread killer = Thread.ofVirtual().start(() -> killAfter(process, bound));
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            killer.interrupt();
            return new ShortCommand(exitCode, output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.getFirst() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFailure("Interrupted while running " + command.getFirst() + ".");
        }
    }

    public ShortCommand orFail(String what) {
        if (exitCode != 0) {
            throw new EnvironmentFailure(
                    "%s failed with exit code %d: %s".formatted(what, exitCode, output));
        }
        return this;
    }

    private static void killAfter(Process process, Duration bound) {
        try {
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
