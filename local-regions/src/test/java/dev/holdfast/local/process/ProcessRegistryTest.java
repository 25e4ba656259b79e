package dev.holdfast.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRegistryTest {
    private static final String MARK = "holdfast-test-mark";
    private static final Duration BOUND = Duration.ofSeconds(10);

    @TempDir private Path directory;

    private final List<List<ProcessRecord>> recorded = new ArrayList<>();
    private final ProcessRegistry registry = new ProcessRegistry(MARK, recorded::add);

    @AfterEach
    void stop() {
        registry.killAll();
    }

    @Test
    void every_process_is_recorded_as_soon_as_it_runs() {
        OwnedProcess process = registry.start(sleeper());

        assertThat(recorded.getLast())
                .singleElement()
                .satisfies(record -> assertThat(record.pid()).isEqualTo(process.pid()));
    }

    @Test
    void a_recorded_process_is_found_by_its_mark_and_start() {
        OwnedProcess process = registry.start(sleeper());
        ProcessRecord record = registry.records().getFirst();
        awaitMark(record);

        assertThat(record.find()).map(ProcessHandle::pid).contains(process.pid());
    }

    @Test
    void another_process_with_the_same_pid_is_not_mistaken_for_it() {
        registry.start(sleeper());
        ProcessRecord record = registry.records().getFirst();
        awaitMark(record);
        ProcessRecord earlier =
                new ProcessRecord(
                        record.name(), record.pid(), record.started().minusSeconds(60), MARK);
        ProcessRecord foreign =
                new ProcessRecord(record.name(), record.pid(), record.started(), "other-mark");

        assertThat(earlier.find()).isEmpty();
        assertThat(foreign.find()).isEmpty();
    }

    @Test
    void children_die_with_their_parent() {
        OwnedProcess process = registry.start(plan("sleep 300 & sleep 301; : " + MARK));
        ProcessHandle parent = ProcessHandle.of(process.pid()).orElseThrow();
        Deadline.in(BOUND).await("two children", () -> parent.descendants().count() == 2);
        List<ProcessHandle> children = parent.descendants().toList();

        registry.kill(process);

        Deadline.in(BOUND).await("the end of the process", () -> !process.alive());
        Deadline.in(BOUND)
                .await(
                        "the children's end",
                        () -> children.stream().noneMatch(ProcessRegistryTest::sleeping));
        assertThat(registry.records()).isEmpty();
    }

    @Test
    void a_frozen_process_can_be_killed() {
        OwnedProcess process = registry.start(sleeper());
        registry.signal(process, Signal.STOP);

        registry.kill(process);

        Deadline.in(BOUND).await("the end of the process", () -> !process.alive());
    }

    @Test
    void nothing_starts_any_more_once_all_was_killed() {
        registry.start(sleeper());
        registry.killAll();

        assertThatThrownBy(() -> registry.start(sleeper()))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("stopping");
    }

    @Test
    void a_process_that_ends_is_explained_by_its_log() {
        OwnedProcess process = registry.start(plan("echo the disk is full; : " + MARK));
        Deadline.in(BOUND).await("its end", () -> !process.alive());

        assertThatThrownBy(process::requireAlive)
                .hasMessageContaining("the disk is full")
                .hasMessageContaining(process.log().toString());
    }

    @Test
    void secrets_arrive_through_the_environment() throws IOException {
        ProcessPlan plan =
                new ProcessPlan(
                        ProcessName.shared("test"),
                        List.of("sh", "-c", "echo got $SECRET; : " + MARK),
                        Map.of("SECRET", "sesame"),
                        directory.resolve("log"));
        OwnedProcess process = registry.start(plan);
        Deadline.in(BOUND).await("its end", () -> !process.alive());

        assertThat(Files.readString(process.log())).contains("got sesame");
    }

    @Test
    void each_process_leads_a_session_of_its_own() {
        OwnedProcess process = registry.start(sleeper());
        Deadline.in(BOUND)
                .await(
                        "a session",
                        () ->
                                ShortCommand.run(
                                                List.of(
                                                        "ps",
                                                        "-o",
                                                        "sid=",
                                                        "-p",
                                                        "" + process.pid()),
                                                BOUND)
                                        .output()
                                        .equals("" + process.pid()));
    }

    private ProcessPlan sleeper() {
        return plan("sleep 300; : " + MARK);
    }

    private ProcessPlan plan(String script) {
        return new ProcessPlan(
                ProcessName.shared("test"),
                List.of("sh", "-c", script),
                Map.of(),
                directory.resolve("log"));
    }

    /// Right after the start the pid still belongs to the helper that becomes the program.
    private static void awaitMark(ProcessRecord record) {
        Deadline.in(BOUND).await("the command line", () -> record.find().isPresent());
    }

    private static boolean sleeping(ProcessHandle handle) {
        return handle.isAlive() && CommandLine.of(handle).contains("sleep");
    }
}
