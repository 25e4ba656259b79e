package dev.holdfast.local.command;

import dev.holdfast.local.control.Order;
import dev.holdfast.local.network.LocalRegion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "freeze",
        mixinStandardHelpOptions = true,
        description = "Stops a region's service in the middle of whatever it does (SIGSTOP).")
final class FreezeCommand implements Callable<Integer> {
    @Mixin private OrderOption orders = new OrderOption();

    @Parameters(paramLabel = "REGION", description = "us-east-1 or us-east-2")
    private String region = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return orders.give(Order.FREEZE, LocalRegion.named(region), spec);
    }
}
