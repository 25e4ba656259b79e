package dev.holdfast.lambda;

import dev.holdfast.orders.AdvanceOrder;
import dev.holdfast.orders.CancelOrder;
import dev.holdfast.orders.CancelReason;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderReader;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.OrderStage;
import dev.holdfast.orders.OrderStages;
import dev.holdfast.orders.OrderStore;
import dev.holdfast.orders.PlaceOrder;
import dev.holdfast.recovery.ReadRole;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/// Runs one stage of an order for a workflow, which goes by the stage that the order is in
/// afterwards. An order that is elsewhere already is left as it is.
@Singleton
final class RunOrderStep {

    private final Flows flows;
    private final OrderStages stages;
    private final OrderReader reader;
    private final ReadRole role;

    RunOrderStep(Flows flows, OrderStages stages, OrderReader reader, ReadRole role) {
        this.flows = flows;
        this.stages = stages;
        this.reader = reader;
        this.role = role;
    }

    /// What moves orders.
    @Singleton
    record Flows(OrderStore orders, PlaceOrder place, AdvanceOrder advance, CancelOrder cancel) {}

    Uni<Object> run(OrderStep step) {
        return switch (step) {
            case OrderStep.ValidateOrder validate -> validate(validate.order());
            case OrderStep.ProcessPayment pay -> run(pay.order(), stages.pay());
            case OrderStep.FulfillOrder fulfil -> run(fulfil.order(), stages.fulfil());
            case OrderStep.CompensateOrder compensate -> turnBack(compensate.order());
        };
    }

    private Uni<Object> validate(String text) {
        Order order;
        try {
            order = reader.read(text);
        } catch (OrderReader.Unreadable wrong) {
            throw new InvalidInput("event.order: " + wrong.getMessage());
        }
        return flows.place()
                .place(order)
                .map(RunOrderStep::placed)
                .chain(placed -> flows.advance().run(stages.validate(), placed))
                .map(RunOrderStep::progress);
    }

    private static OrderRecord placed(PlaceOrder.Placement placement) {
        return switch (placement) {
            case PlaceOrder.Placement.Accepted accepted -> accepted.order();
            case PlaceOrder.Placement.IdReused reused ->
                    throw new InvalidInput(
                            "event.order.orderId: The id "
                                    + reused.id()
                                    + " was used before for another order.");
        };
    }

    private Uni<Object> run(OrderId id, OrderStage stage) {
        return role.run()
                .chain(() -> flows.orders().find(id))
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .chain(order -> flows.advance().run(stage, order))
                .map(RunOrderStep::progress);
    }

    private Uni<Object> turnBack(OrderId id) {
        return role.run()
                .chain(() -> flows.cancel().cancel(id, CancelReason.WORKFLOW))
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .map(RunOrderStep::progress);
    }

    private static InvalidInput unknown(OrderId id) {
        return new InvalidInput("event.orderId: No order " + id + " is recorded.");
    }

    private static Object progress(AdvanceOrder.Progress progress) {
        if (progress.waiting().isPresent()) {
            throw new NotYet(progress.waiting().get());
        }
        OrderRecord order = progress.order();
        return Map.of("orderId", order.id().value(), "stage", order.stage());
    }
}
