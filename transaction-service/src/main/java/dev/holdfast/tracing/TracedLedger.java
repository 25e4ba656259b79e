package dev.holdfast.tracing;

import dev.holdfast.ledger.Command;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.ProcessPayment;
import dev.holdfast.processing.Reply;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// The ledger as orders use it: what becomes of a payment is in its order's trace.
public final class TracedLedger implements ProcessPayment.Ledger {

    private final ProcessPayment.Ledger ledger;
    private final TraceOrders orders;
    private final TraceCommands commands;

    public TracedLedger(ProcessPayment.Ledger ledger, TraceOrders orders, TraceCommands commands) {
        this.ledger = ledger;
        this.orders = orders;
        this.commands = commands;
    }

    @Override
    public Uni<Reply> submit(OrderId order, Command command) {
        List<Command> asked = List.of(command);
        return Uni.createFrom()
                .deferred(() -> {
                    commands.asked(asked, orders.contextOf(order));
                    return ledger.submit(order, command);
                })
                .onTermination()
                .invoke(() -> commands.answered(asked));
    }
}
