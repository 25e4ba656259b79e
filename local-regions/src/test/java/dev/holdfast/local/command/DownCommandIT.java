package dev.holdfast.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.StandInSupervisor;
import dev.holdfast.local.environment.EnvironmentLock;
import dev.holdfast.local.environment.StateFile;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.ProcessRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DownCommandIT {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir private Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void what_a_killed_supervisor_left_is_swept_up() throws Exception {
        Process supervisor = supervisor();
        List<ProcessRecord> left = running();
        supervisor.destroyForcibly().waitFor();
        assertThat(left).hasSize(7).allMatch(each -> each.find().isPresent());

        assertThat(down()).isZero();

        assertThat(out.toString())
                .contains("Swept up 7 processes that a killed supervisor had left.");
        assertThat(left).noneMatch(each -> each.find().isPresent());
        assertThat(StateFile.in(directory).read()).isEmpty();
    }

    @Test
    void the_end_of_the_supervisor_is_the_end_of_the_regions() throws Exception {
        Process supervisor = supervisor();
        List<ProcessRecord> left = running();

        supervisor.destroy();

        Deadline.in(BOUND).await("its end", () -> !supervisor.isAlive());
        assertThat(left).noneMatch(each -> each.find().isPresent());
        assertThat(EnvironmentLock.tryTake(directory)).isPresent();
    }

    private List<ProcessRecord> running() {
        return StateFile.in(directory).read().orElseThrow().leftovers().processes();
    }

    private int down() {
        CommandLine command = HoldfastCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        return command.execute("down", "--dir", directory.toString());
    }

    private Process supervisor() throws IOException {
        Path log = directory.resolve("supervisor.log");
        Process process =
                new ProcessBuilder(
                                JavaProgram.executable(),
                                "-Dholdfast.test.home="
                                        + System.getProperty("holdfast.test.home", ".."),
                                "-cp",
                                System.getProperty("java.class.path"),
                                StandInSupervisor.class.getName(),
                                directory.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Deadline.in(BOUND)
                .await(
                        "the supervisor to be ready",
                        () -> {
                            assertThat(process.isAlive()).isTrue();
                            return read(log).contains("ready");
                        });
        return process;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
