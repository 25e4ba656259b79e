package dev.holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir private Path directory;

    @Test
    void a_token_that_is_replaced_is_taken_and_one_that_vanishes_is_kept() throws IOException {
        Path path = Files.writeString(directory.resolve("token"), "first\n");
        TokenFile file = new TokenFile(path, 0);
        assertThat(file.token()).isEqualTo("first");

        Files.delete(path);
        assertThat(file.token()).isEqualTo("first");

        Files.writeString(path, "second");
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(file.token()).isEqualTo("second");
    }
}
