package dev.holdfast.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// PostgreSQL refuses to run as root. For an ordinary user this does nothing; for root it hands
/// directories to `nobody` and runs commands as `nobody`.
public final class Unprivileged {
    private static final int ROOT = 0;
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final int uid;
    private final int gid;
    private final boolean dropping;

    private Unprivileged(int uid, int gid, boolean dropping) {
        this.uid = uid;
        this.gid = gid;
        this.dropping = dropping;
    }

    public static Unprivileged detect() {
        int self = number("id", "-u");
        if (self != ROOT) {
            return new Unprivileged(self, number("id", "-g"), false);
        }
        return new Unprivileged(number("id", "-u", "nobody"), number("id", "-g", "nobody"), true);
    }

    public List<String> command(List<String> command) {
        if (!dropping) {
            return command;
        }
        List<String> wrapped =
                new ArrayList<>(
                        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
        wrapped.addAll(command);
        return wrapped;
    }

    /// Makes the tree belong to the user that commands run as.
    public void own(Path tree) {
        if (!dropping) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(path, "unix:uid", uid);
                Files.setAttribute(path, "unix:gid", gid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot hand over " + tree + ".", e);
        }
    }

    /// The preferred place, unless the other user cannot get there (root's home is closed).
    public Path reachable(Path preferred, Path fallback) {
        return !dropping || passable(preferred) ? preferred : fallback;
    }

    public boolean dropping() {
        return dropping;
    }

    private static boolean passable(Path place) {
        Path at = place.toAbsolutePath().normalize();
        while (at != null) {
            if (Files.exists(at) && !permissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
            at = at.getParent();
        }
        return true;
    }

    private static Set<PosixFilePermission> permissions(Path at) {
        try {
            return Files.getPosixFilePermissions(at);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + at + ".", e);
        }
    }

    private static int number(String... command) {
        String what = String.join(" ", command);
        ShortCommand result = ShortCommand.run(List.of(command), BOUND).orFail(what);
        return Integer.parseInt(result.output());
    }
}
