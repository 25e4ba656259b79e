package dev.holdfast.lambda;

import dev.holdfast.local.network.LocalRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The function in the active region, for all tests of a run that lose no region; ended with it.
final class SharedFunction implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FunctionBesideService.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedFunction.class))
                .computeIfAbsent(
                        FunctionBesideService.class, key -> start(), FunctionBesideService.class);
    }

    private static FunctionBesideService start() {
        try {
            return FunctionBesideService.start(
                    Files.createTempDirectory("function-it"),
                    LocalRegion.US_EAST_1,
                    Duration.ofMinutes(2));
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
