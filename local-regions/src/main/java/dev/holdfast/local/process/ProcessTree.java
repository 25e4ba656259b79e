package dev.holdfast.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A process with everything that it has started.
public final class ProcessTree {
    private static final Duration DEATH = Duration.ofSeconds(10);

    private ProcessTree() {}

    /// SIGKILL to all, and waits until the kernel has removed them. The root is stopped first, so
    /// that it cannot start another child between the look and the kill; PostgreSQL's children lead
    /// sessions of their own, so a signal to the process group would miss them.
    public static void kill(ProcessHandle root) {
        Signals.send(Signal.STOP, root.pid());
        List<ProcessHandle> all = new ArrayList<>(root.descendants().toList());
        all.add(root);
        all.forEach(ProcessHandle::destroyForcibly);
        Deadline.in(DEATH)
                .await(
                        "the death of process " + root.pid() + " and its children",
                        () -> all.stream().noneMatch(ProcessTree::running));
    }

    /// A zombie that init has not collected yet counts as gone: it holds no port and no memory.
    private static boolean running(ProcessHandle handle) {
        return handle.isAlive() && !zombie(handle);
    }

    private static boolean zombie(ProcessHandle handle) {
        try {
            String stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false;
        }
    }
}
