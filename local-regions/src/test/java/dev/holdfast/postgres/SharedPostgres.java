package dev.holdfast.postgres;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the pair of servers that they share.
final class SharedPostgres implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgresPair.class;
    }

    @Override
    public PostgresPair resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PostgresPair.shared(context);
    }
}
