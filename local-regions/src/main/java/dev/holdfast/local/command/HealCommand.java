package dev.holdfast.local.command;

import dev.holdfast.local.control.Order;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Rebuilds a region as the standby of the active one.
@Command(
        name = "heal",
        mixinStandardHelpOptions = true,
        description = "Rebuilds the region that was lost as the new standby.")
final class HealCommand implements Callable<Integer> {
    @Mixin private OrderOption orders = new OrderOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "REGION",
            description = "us-east-1 or us-east-2 (default: the one that is not active)")
    private @Nullable String region;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return orders.give(Order.HEAL, orders.namedOrStandby(region), spec);
    }
}
