package dev.holdfast.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// The token, read again when its file changes: one that expires in mid-run can be replaced.
final class TokenFile {

    private static final long LOOK_EVERY = 1_000_000_000L;

    private final Path path;
    private String token = "";
    private @Nullable FileTime changed;
    private long looked = System.nanoTime() - LOOK_EVERY;

    TokenFile(Path path) {
        this.path = path;
    }

    /// The last one that could be read.
    synchronized String token() {
        if (System.nanoTime() - looked >= LOOK_EVERY) {
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
