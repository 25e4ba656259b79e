package dev.holdfast.local.drill;

import dev.holdfast.local.postgres.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests one region that they share. They leave it as they found it.
final class SharedRegion implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == OneRegion.class;
    }

    @Override
    public OneRegion resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OneRegion.class))
                .computeIfAbsent(Held.class, key -> start(), Held.class)
                .region();
    }

    private static Held start() {
        try {
            Path directory = Files.createTempDirectory("holdfast-region");
            return new Held(OneRegion.start(directory), directory);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private record Held(OneRegion region, Path directory) implements AutoCloseable {

        @Override
        public void close() {
            region.close();
            Directories.delete(directory);
        }
    }
}
