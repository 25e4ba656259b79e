package dev.holdfast.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// The token, read again when its file changes: one that expires in mid-run can be replaced.
final class TokenFile {

    private final Path path;
    private final long lookEveryNanos;
    private String token = "";
    private @Nullable FileTime changed;
    private long looked;

    /// @param lookEveryNanos how long it may take until a new one is seen
    TokenFile(Path path, long lookEveryNanos) {
        this.path = path;
        this.lookEveryNanos = lookEveryNanos;
        this.looked = System.nanoTime() - lookEveryNanos;
    }

    /// The last one that could be read.
    synchronized String token() {
        if (System.nanoTime() - looked >= lookEveryNanos) {
            looked = System.nanoTime();
            look();
        }
        return token;
    }

    private void look() {
        try {
            FileTime now = Files.getLastModifiedTime(path);
            if (!now.equals(changed)) {
                token = Files.readString(path).strip();
                changed = now;
            }
        } catch (IOException unreadable) {
            // Somebody is just replacing it: the next look finds it.
            changed = null;
        }
    }
}
