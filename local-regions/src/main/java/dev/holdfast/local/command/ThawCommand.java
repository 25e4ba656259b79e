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
        name = "thaw",
        mixinStandardHelpOptions = true,
        description = "Lets a frozen service go on (SIGCONT).")
final class ThawCommand implements Callable<Integer> {
    @Mixin private OrderOption orders = new OrderOption();

    @Parameters(paramLabel = "REGION", description = "us-east-1 or us-east-2")
    private String region = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return orders.give(Order.THAW, LocalRegion.named(region), spec);
    }
}
