package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lambda.Workflow.Ended;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The order workflow, executed against the packaged function on real parts.
@ExtendWith(SharedFunction.class)
class OrderWorkflowIT {

    private static final long TOTAL = 10;

    private final FunctionBesideService here;

    OrderWorkflowIT(FunctionBesideService here) {
        this.here = here;
    }

    /// An order between two accounts that nobody else uses.
    private Map<String, Object> order(String id) {
        return Events.order(
                id, here.account(id + "-payer", 1_000), here.account(id + "-payee", 0), TOTAL);
    }

    private Ended run(Map<String, Object> order, Map<String, Object> plan) {
        String id = order.get("orderId").toString();
        return new Workflow("order", id, here.function().invocations(), plan)
                .run(Map.of("order", order));
    }

    private void requirePaidOnce(Map<String, Object> order) {
        assertThat(here.stage(order.get("orderId").toString())).isEqualTo("FULFILLED");
        assertThat(here.balance(order.get("payerAccount").toString())).isEqualTo(-TOTAL);
        assertThat(here.balance(order.get("payeeAccount").toString())).isEqualTo(TOTAL);
    }

    private void requirePaidBack(Map<String, Object> order) {
        assertThat(here.stage(order.get("orderId").toString())).isEqualTo("CANCELLED");
        assertThat(here.balance(order.get("payerAccount").toString())).isZero();
    }

    @Test
    void an_order_is_validated_paid_and_fulfilled() {
        Map<String, Object> order = order("flow-1");

        Ended ended = run(order, Map.of());

        assertThat(ended.last()).isEqualTo("OrderCompleted");
        assertThat(ended.tasks())
                .containsExactly("ValidateOrder", "ProcessPayment", "FulfillOrder");
        requirePaidOnce(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidateOrder", "ProcessPayment", "FulfillOrder"})
    void a_step_of_which_nobody_heard_is_repeated_as_often_as_it_may_be_and_happens_once(
            String step) {
        Map<String, Object> order = order("unheard-" + step);
        List<String> errors = Definition.survivable(Definition.tasks("order").get(step));

        Ended ended = run(order, Map.of("failures", Workflow.failures(Map.of(step, errors), true)));

        assertThat(ended.last()).isEqualTo("OrderCompleted");
        assertThat(ended.tasks()).filteredOn(step::equals).hasSize(errors.size() + 1);
        requirePaidOnce(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidateOrder", "ProcessPayment", "FulfillOrder"})
    void an_execution_that_is_cut_off_after_any_state_may_be_begun_anew(String step) {
        Map<String, Object> order = order("cut-" + step);

        assertThat(run(order, Map.of("stopAfter", step)).status()).isEqualTo("STOPPED");
        Ended ended = run(order, Map.of());

        assertThat(ended.last()).isEqualTo("OrderCompleted");
        requirePaidOnce(order);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_payment_that_fails_for_good_is_moved_back_whether_or_not_it_was_made(boolean made) {
        Map<String, Object> order = order("unpaid-" + made);

        Ended ended =
                run(order, Map.of("failures", Workflow.failing("ProcessPayment", "Broken", made)));

        assertThat(ended.last()).isEqualTo("OrderCancelled");
        requirePaidBack(order);
    }

    @Test
    void a_payment_is_moved_back_when_fulfilment_fails_for_good() {
        Map<String, Object> order = order("unfulfilled");

        Ended ended =
                run(order, Map.of("failures", Workflow.failing("FulfillOrder", "Broken", false)));

        assertThat(ended.last()).isEqualTo("OrderCancelled");
        requirePaidBack(order);
    }

    @Test
    void paying_back_is_repeated_as_often_as_it_may_be_and_happens_once() {
        Map<String, Object> order = order("paid-back");
        List<String> errors =
                Definition.survivable(Definition.tasks("order").get("CompensateOrder"));

        Map<String, Object> failures = Workflow.failures(Map.of("CompensateOrder", errors), true);
        failures.putAll(Workflow.failing("FulfillOrder", "Broken", false));

        Ended ended = run(order, Map.of("failures", failures));

        assertThat(ended.last()).isEqualTo("OrderCancelled");
        assertThat(ended.tasks()).filteredOn("CompensateOrder"::equals).hasSize(errors.size() + 1);
        requirePaidBack(order);
    }

    @Test
    void an_order_that_can_neither_be_finished_nor_undone_asks_an_operator() {
        Map<String, Object> order = order("stuck");
        Map<String, Object> broken = Map.of("error", "Broken", "invoked", false);
        Map<String, Object> failures =
                Map.of(
                        "FulfillOrder", new Object[] {broken},
                        "CompensateOrder", new Object[] {broken});

        Ended ended = run(order, Map.of("failures", failures));

        assertThat(ended.error()).isEqualTo("Holdfast.OperatorNeeded");
    }

    @Test
    void what_is_no_order_is_refused_and_not_tried_again() {
        Ended ended = run(Map.of("orderId", "bad", "lines", 1), Map.of());

        assertThat(ended.error()).isEqualTo("Holdfast.OrderInvalid");
        assertThat(ended.tasks()).containsExactly("ValidateOrder");
    }

    @Test
    void an_order_that_the_ledger_declines_is_refused() {
        Map<String, Object> order =
                Events.order("poor", here.account("poor", 0), here.account("rich", 0), TOTAL);

        assertThat(run(order, Map.of()).last()).isEqualTo("OrderRefused");
    }
}
