package dev.holdfast.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIdentityTest {

    @Test
    void what_the_deployment_says_is_believed() {
        assertThat(BuildIdentity.of(Optional.of("image@sha256:1"))).contains("image@sha256:1");
    }

    @Test
    void the_same_archive_has_the_same_identity_and_another_one_has_not(@TempDir Path folder)
            throws IOException {
        Path one = Files.writeString(folder.resolve("one.jar"), "code");
        Path copy = Files.writeString(folder.resolve("copy.jar"), "code");
        Path other = Files.writeString(folder.resolve("other.jar"), "more code");

        assertThat(BuildIdentity.checksum(one)).isPresent();
        assertThat(BuildIdentity.checksum(copy)).isEqualTo(BuildIdentity.checksum(one));
        assertThat(BuildIdentity.checksum(other)).isNotEqualTo(BuildIdentity.checksum(one));
    }

    /// Longer than any array, and mostly a hole.
    @Test
    void an_archive_is_never_in_memory_as_a_whole(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(Integer.MAX_VALUE + 1L);
        }

        assertThat(BuildIdentity.checksum(large)).isPresent();
    }

    @Test
    void an_archive_that_cannot_be_read_has_none(@TempDir Path folder) {
        assertThat(BuildIdentity.checksum(folder.resolve("gone.jar"))).isEmpty();
    }
}
