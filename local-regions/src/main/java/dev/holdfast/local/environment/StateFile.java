package dev.holdfast.local.environment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// `state.json`, readable by its owner only because it holds the control token.
public final class StateFile {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private final Path file;

    private StateFile(Path file) {
        this.file = file;
    }

    public static StateFile in(Path directory) {
        return new StateFile(EnvironmentFiles.state(directory));
    }

    public Optional<EnvironmentState> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), EnvironmentState.class));
        } catch (IOException e) {
            throw new EnvironmentFailure(
                    "Cannot read %s. Delete it if no regions run here.".formatted(file), e);
        }
    }

    /// Replaces the file as a whole: a reader never sees half of it.
    void write(EnvironmentState state) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            JSON.writeValue(next.toFile(), state);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot write %s.".formatted(file), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot delete %s.".formatted(file), e);
        }
    }
}
