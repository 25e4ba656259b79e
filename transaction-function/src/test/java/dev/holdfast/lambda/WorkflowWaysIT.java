package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lambda.Workflow.Ended;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every retry and every way out of every workflow, against a function that answers from fixtures.
class WorkflowWaysIT {

    private static final String OURS = "dev.holdfast.lambda.";
    private static final String BROKEN = "Broken";
    private static final int FOR_EVER = 200;

    private static FixtureFunction function;

    @BeforeAll
    static void start() {
        function = new FixtureFunction();
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    /// Calls of these states come to errors, each list in its order.
    private static Ended run(String workflow, Map<String, List<String>> errors) {
        Object input = workflow.equals("order") ? Map.of("order", Map.of()) : Map.of();
        return new Workflow(
                        workflow,
                        workflow + "-1",
                        function.invocations(),
                        Map.of("failures", Workflow.failures(errors, false)))
                .run(input);
    }

    private static Ended failing(String workflow, String state, String error, int times) {
        return run(workflow, Map.of(state, Collections.nCopies(times, error)));
    }

    private static String happyEnd(String workflow) {
        return workflow.equals("order") ? "OrderCompleted" : "RegionVerified";
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "failover", "failback"})
    void whatever_may_be_repeated_is_repeated_as_often_as_it_says_and_ends_well(String workflow) {
        Map<String, JsonNode> tasks = Definition.tasks(workflow);
        tasks.keySet().removeAll(Definition.ASIDE);
        Map<String, List<String>> errors = new HashMap<>();
        tasks.forEach((state, task) -> errors.put(state, Definition.survivable(task)));

        Ended ended = run(workflow, errors);

        assertThat(ended.last()).as(ended.toString()).isEqualTo(happyEnd(workflow));
        errors.forEach((state, each) ->
                assertThat(Collections.frequency(ended.tasks(), state))
                        .as(state)
                        .isEqualTo(each.size() + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "failover", "failback"})
    void each_kind_of_failure_that_a_platform_has_is_repeated_by_each_task(String workflow) {
        Set<String> platform =
                Set.of(
                        "Lambda.ServiceException",
                        "Lambda.AWSLambdaException",
                        "Lambda.SdkClientException",
                        "Lambda.TooManyRequestsException",
                        "Lambda.Unknown",
                        "Runtime.ExitError",
                        "Sandbox.Timedout");
        for (Map.Entry<String, JsonNode> task : Definition.tasks(workflow).entrySet()) {
            assertThat(Definition.kinds(task.getValue())).as(task.getKey()).containsAll(platform);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "order, ValidateOrder, AskOperator",
        "order, ProcessPayment, OrderCancelled",
        "order, FulfillOrder, OrderCancelled",
        "failover, AssessRegion, AskOperator",
        "failover, ClaimReign, AskOperator",
        "failover, SealJournal, AskOperator",
        "failover, PromoteDatabase, AskOperator",
        "failover, CloseDatabase, AskOperator",
        "failover, UndoOutbox, AskOperator",
        "failover, ReplayJournal, AskOperator",
        "failover, OpenRegion, AskOperator",
        "failover, VerifyRegion, NotVerified",
        "failback, AwaitApproval, NotApproved",
        "failback, Switchover, NothingChanged",
        "failback, AssessRegion, AskOperator",
        "failback, ClaimReign, AskOperator",
        "failback, SealJournal, AskOperator",
        "failback, PromoteDatabase, AskOperator",
        "failback, CloseDatabase, AskOperator",
        "failback, UndoOutbox, AskOperator",
        "failback, ReplayJournal, AskOperator",
        "failback, OpenRegion, AskOperator",
        "failback, VerifyRegion, NotVerified"
    })
    void a_task_that_fails_for_good_leads_where_somebody_knows_what_to_do(
            String workflow, String state, String end) {
        Ended ended = failing(workflow, state, BROKEN, 1);

        assertThat(ended.last()).as(ended.toString()).isEqualTo(end);
        assertThat(Collections.frequency(ended.tasks(), state)).isEqualTo(1);
    }

    private static Stream<String[]> endless() {
        return Stream.of(
                new String[] {"order", "ProcessPayment", "NotYet", "OrderPending"},
                new String[] {"order", "FulfillOrder", "NotYet", "OrderPending"},
                new String[] {"failover", "SealJournal", "NotYet", "AskOperator"},
                new String[] {"failover", "VerifyRegion", "NotYet", "NotVerified"},
                new String[] {"failback", "ReplayJournal", "NotYet", "AskOperator"});
    }

    @ParameterizedTest
    @MethodSource("endless")
    void repeating_has_an_end(String workflow, String state, String error, String end) {
        Ended ended = failing(workflow, state, OURS + error, FOR_EVER);

        assertThat(ended.last()).as(ended.toString()).isEqualTo(end);
        assertThat(Collections.frequency(ended.tasks(), state))
                .isEqualTo(Definition.mostRepeats(Definition.tasks(workflow).get(state)) + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "order, ValidateOrder, InvalidInput, OrderInvalid",
        "failover, AssessRegion, ActiveAlready, RegionVerified",
        "failover, AssessRegion, NotLost, RegionNotLost",
        "failover, SealJournal, Superseded, RegionVerified",
        "failover, PromoteDatabase, NotYet, RegionVerified",
        "failover, ReplayJournal, Corrupt, AskOperator",
        "failback, Switchover, ActiveAlready, RegionVerified",
        "failback, AssessRegion, ActiveAlready, RegionVerified",
        "failback, PromoteDatabase, NotYet, RegionVerified",
        "failback, SealJournal, Superseded, AskOperator"
    })
    void each_failure_of_ours_has_its_own_way(
            String workflow, String state, String error, String end) {
        Ended ended = failing(workflow, state, OURS + error, 1);

        assertThat(ended.last()).as(ended.toString()).isEqualTo(end);
    }

    /// The region is active when the workflow looks.
    ///
    /// @param errors that finding out under which claim comes to
    private static Ended late(String workflow, List<String> errors) {
        return run(
                workflow,
                Map.of("AssessRegion", List.of(OURS + "ActiveAlready"), "FindClaim", errors));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failover", "failback"})
    void what_is_active_already_is_opened_and_verified_under_its_own_claim(String workflow) {
        List<String> errors = Definition.survivable(Definition.tasks(workflow).get("FindClaim"));

        Ended ended = late(workflow, errors);

        assertThat(ended.last()).as(ended.toString()).isEqualTo("RegionVerified");
        assertThat(ended.tasks()).endsWith("FindClaim", "OpenRegion", "VerifyRegion");
        assertThat(ended.tasks()).filteredOn("FindClaim"::equals).hasSize(errors.size() + 1);
        assertThat(ended.tasks()).doesNotContain("ClaimReign");
        assertThat(late(workflow, List.of(BROKEN)).last()).isEqualTo("AskOperator");
    }

    /// It was active, and is so no more: somebody else is taking over.
    @Test
    void a_region_that_is_being_replaced_is_looked_at_again() {
        Ended ended = late("failover", List.of(OURS + "Superseded"));

        assertThat(ended.last()).as(ended.toString()).isEqualTo("RegionVerified");
        assertThat(ended.tasks()).startsWith("AssessRegion", "FindClaim", "AssessRegion");
    }

    @Test
    void paying_back_is_repeated_and_left_to_the_sweep_in_the_end() {
        List<String> errors =
                Definition.survivable(Definition.tasks("order").get("CompensateOrder"));

        assertThat(turnedBack(errors).last()).isEqualTo("OrderCancelled");
        assertThat(turnedBack(Collections.nCopies(FOR_EVER, OURS + "NotYet")).last())
                .isEqualTo("OrderPending");
    }

    /// An order that was paid and cannot be fulfilled.
    ///
    /// @param errors that paying back comes to
    private static Ended turnedBack(List<String> errors) {
        return run("order", Map.of("FulfillOrder", List.of(BROKEN), "CompensateOrder", errors));
    }

    @Test
    void an_order_that_cannot_be_paid_back_is_for_an_operator() {
        Ended ended = turnedBack(List.of(BROKEN));

        assertThat(ended.last()).isEqualTo("AskOperator");
        assertThat(ended.error()).isEqualTo("Holdfast.OperatorNeeded");
    }
}
