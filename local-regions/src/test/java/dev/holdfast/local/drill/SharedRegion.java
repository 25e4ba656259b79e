package dev.holdfast.local.drill;

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
                .computeIfAbsent(OneRegion.class, key -> start(), OneRegion.class);
    }

    private static OneRegion start() {
        try {
            Path directory = Files.createTempDirectory("holdfast-region");
            directory.toFile().deleteOnExit();
            return OneRegion.start(directory);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
