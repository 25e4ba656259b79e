package dev.holdfast.infra.functions;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.network.Network;
import dev.holdfast.infra.queues.OrderQueues;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/// The functions of a site, and what sets them off.
public final class FunctionsStack extends RegionStack {

    private final Map<FunctionKind, Function> functions = new EnumMap<>(FunctionKind.class);

    /// @param surroundings what the functions stand in
    public FunctionsStack(Construct app, Surroundings surroundings) {
        super(app, surroundings.keyring().site(), "functions");
        Workshop workshop = new Workshop(this, surroundings);
        for (FunctionKind kind : FunctionKind.values()) {
            functions.put(kind, workshop.function(kind));
        }
        new Triggers(this, site(), functions, surroundings.queues());
    }

    public Function function(FunctionKind kind) {
        return Objects.requireNonNull(functions.get(kind));
    }

    /// @param keyring what is encrypted with
    /// @param network where functions run that need the database
    /// @param queues what they take orders from
    /// @param settings how they are configured
    public record Surroundings(
            Keyring keyring, Network network, OrderQueues queues, SiteSettings settings) {}
}
