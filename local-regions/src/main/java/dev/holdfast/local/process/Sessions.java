package dev.holdfast.local.process;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/// Puts a process into a session of its own, so that Ctrl-C in the terminal reaches the supervisor
/// only, which then ends everything in order.
final class Sessions {
    static final File NOTHING = new File("/dev/null");

    private static final List<String> LINUX = List.of("setsid");
    private static final List<String> ELSEWHERE =
            List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!", "--");

    private Sessions() {}

    /// Both replace themselves by the command, so the pid stays that of the command.
    static List<String> own(List<String> command) {
        List<String> wrapped = new ArrayList<>(isLinux() ? LINUX : ELSEWHERE);
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }
}
