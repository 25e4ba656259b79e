package dev.holdfast.local.command;

import dev.holdfast.local.control.Order;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Hands over as planned; the region that was active becomes the standby, database included.
@Command(
        name = "switchover",
        mixinStandardHelpOptions = true,
        description = "Hands over to the other region, as planned, with no loss.")
final class SwitchoverCommand implements Callable<Integer> {
    @Mixin private OrderOption orders = new OrderOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "REGION",
            description = "The region that becomes active (default: the one that is not)")
    private @Nullable String region;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return orders.give(Order.SWITCHOVER, orders.namedOrStandby(region), spec);
    }
}
