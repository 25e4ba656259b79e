package dev.holdfast.lambda;

import dev.holdfast.orders.OrderId;
import dev.holdfast.recovery.Promotion;
import dev.holdfast.region.Claim;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.util.Set;
import java.util.UUID;

/// Reads what a workflow asks for. The step is called as the class that does it.
final class ReadStep {

    private static final String STEP = "step";
    private static final String EXECUTION = "execution";
    private static final String ORDER = "order";
    private static final String ORDER_ID = "orderId";
    private static final String PLANNED = "planned";
    private static final String EPOCH = "epoch";
    private static final String REASON = "reason";
    private static final String CLAIM = "claim";
    private static final String TOKEN = "token";

    private ReadStep() {}

    static Input of(EventFields event) {
        String name = event.text(STEP);
        return switch (name) {
            case "ValidateOrder" -> {
                event.only(Set.of(STEP, ORDER));
                yield new OrderStep.ValidateOrder(event.object(ORDER).node().toString());
            }
            case "ProcessPayment" -> new OrderStep.ProcessPayment(order(event));
            case "FulfillOrder" -> new OrderStep.FulfillOrder(order(event));
            case "CompensateOrder" -> new OrderStep.CompensateOrder(order(event));
            case "AwaitApproval" -> approval(event);
            case "Switchover" ->
                    new TakeoverStep.Switchover(execution(event.only(Set.of(STEP, EXECUTION))));
            case "AssessRegion" -> assessment(event);
            case "ClaimReign" -> claiming(event);
            case "FindClaim" -> {
                event.only(Set.of(STEP));
                yield new TakeoverStep.FindClaim();
            }
            default -> underClaim(name, event);
        };
    }

    private static OrderId order(EventFields event) {
        return event.only(Set.of(STEP, ORDER_ID)).parsed(ORDER_ID, OrderId::new);
    }

    private static Execution execution(EventFields event) {
        return new Execution(event.text(EXECUTION));
    }

    private static Input approval(EventFields event) {
        event.only(Set.of(STEP, EXECUTION, TOKEN)).text(TOKEN);
        return new TakeoverStep.AwaitApproval(execution(event));
    }

    private static Input assessment(EventFields event) {
        event.only(Set.of(STEP, EXECUTION, PLANNED));
        return new TakeoverStep.AssessRegion(execution(event), event.flag(PLANNED));
    }

    private static Input claiming(EventFields event) {
        event.only(Set.of(STEP, EXECUTION, EPOCH, REASON));
        return new TakeoverStep.ClaimReign(execution(event), epoch(event), event.text(REASON));
    }

    private static Input underClaim(String name, EventFields event) {
        TakeoverStep.Kind kind = kind(name, event);
        boolean promotes = kind == TakeoverStep.Kind.PromoteDatabase;
        event.only(promotes ? Set.of(STEP, CLAIM, PLANNED) : Set.of(STEP, CLAIM));
        Promotion promotion =
                promotes && event.flag(PLANNED) ? Promotion.PLANNED : Promotion.FORCED;
        return new TakeoverStep.UnderClaim(kind, claim(event.object(CLAIM)), promotion);
    }

    private static TakeoverStep.Kind kind(String name, EventFields event) {
        for (TakeoverStep.Kind kind : TakeoverStep.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw event.bad(STEP, "There is no step of this name.");
    }

    private static Claim claim(EventFields claim) {
        claim.only(Set.of(EPOCH, "region", "id"));
        return new Claim(
                epoch(claim),
                claim.parsed("region", RegionName::new),
                new ClaimId(claim.parsed("id", UUID::fromString)));
    }

    private static Epoch epoch(EventFields fields) {
        try {
            return new Epoch(fields.number(EPOCH));
        } catch (IllegalArgumentException wrong) {
            throw fields.bad(EPOCH, String.valueOf(wrong.getMessage()));
        }
    }
}
