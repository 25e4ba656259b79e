package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lambda.Workflow.Ended;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The failover and failback workflows, executed in the surviving region against the packaged
/// function on real parts.
class FailoverWorkflowIT {

    private static final LocalRegion EAST = LocalRegion.US_EAST_1;
    private static final LocalRegion WEST = LocalRegion.US_EAST_2;
    private static final List<String> STEPS =
            List.of(
                    "AssessRegion",
                    "ClaimReign",
                    "SealJournal",
                    "PromoteDatabase",
                    "CloseDatabase",
                    "UndoOutbox",
                    "ReplayJournal",
                    "OpenRegion",
                    "VerifyRegion");
    private static final Duration BOUND = Duration.ofSeconds(60);

    /// Two services and a function start on the same computer: a heart that stands still for a few
    /// seconds is only a slow one.
    private static final Duration TAKEOVER_AFTER = Duration.ofSeconds(20);

    @TempDir private Path directory;

    private FunctionBesideService west;
    private Paid paid;

    @BeforeEach
    void start() {
        west = FunctionBesideService.start(directory, WEST, TAKEOVER_AFTER);
        paid = Paid.through(west.regions(), EAST);
    }

    @AfterEach
    void stop() {
        west.close();
    }

    private Ended failover(String execution, Map<String, Object> plan) {
        return new Workflow("failover", execution, west.function().invocations(), plan)
                .run(Map.of());
    }

    /// What was acknowledged before is there, and the region acknowledges.
    private void requireServing() {
        assertThat(west.balance(paid.payer())).isEqualTo(-paid.amount());
        assertThat(west.balance(paid.payee())).isEqualTo(paid.amount());
        assertThat(west.api("POST", "/v1/transactions", "after", paid.transfer()).status())
                .isIn(200, 201);
    }

    /// The region was active already, and nothing but that was looked at once more.
    private static void requireVerifiedAgain(Ended ended) {
        assertThat(ended.last()).as(ended.toString()).isEqualTo("RegionVerified");
        assertThat(ended.tasks())
                .endsWith("FindClaim", "OpenRegion", "VerifyRegion")
                .doesNotContain("ClaimReign", "SealJournal");
    }

    @Test
    @Tag("slow")
    void the_workflow_alone_takes_over_though_it_is_cut_off_after_every_state() {
        west.regions().killService(WEST);
        west.regions().killRegion(EAST);

        for (String step : STEPS.subList(0, STEPS.size() - 1)) {
            Ended cut = failover("failover-epoch-1", Map.of("stopAfter", step));
            assertThat(cut.status()).as(step + ": " + cut).isEqualTo("STOPPED");
        }
        Ended ended = failover("failover-epoch-1", Map.of());

        assertThat(ended.last()).as(ended.toString()).isEqualTo("RegionVerified");
        requireServing();
        requireVerifiedAgain(failover("failover-again", Map.of()));
    }

    /// Every step, as often as the definition allows.
    private static Map<String, List<String>> survivable(String workflow) {
        Map<String, List<String>> errors = new HashMap<>();
        Definition.tasks(workflow)
                .forEach((step, task) -> errors.put(step, Definition.survivable(task)));
        errors.keySet().removeAll(Definition.ASIDE);
        return errors;
    }

    private static void requireRepeated(Ended ended, Map<String, List<String>> errors) {
        assertThat(ended.last()).as(ended.toString()).isEqualTo("RegionVerified");
        errors.forEach((step, each) ->
                assertThat(Collections.frequency(ended.tasks(), step))
                        .as(step)
                        .isEqualTo(each.size() + 1));
    }

    @Test
    @Tag("slow")
    void steps_of_which_nobody_heard_are_repeated_as_often_as_they_may_be_without_harm() {
        west.regions().killService(WEST);
        west.regions().killRegion(EAST);
        Map<String, List<String>> errors = survivable("failover");

        Ended ended =
                failover("failover-epoch-1", Map.of("failures", Workflow.failures(errors, true)));

        requireRepeated(ended, errors);
        requireServing();
    }

    @Test
    @Tag("slow")
    void steps_of_a_failback_of_which_nobody_heard_are_repeated_without_harm() {
        Map<String, List<String>> errors = survivable("failback");

        Ended ended =
                failback("failback-epoch-1", Map.of("failures", Workflow.failures(errors, true)));

        requireRepeated(ended, errors);
        requireServing();
    }

    @Test
    @Tag("slow")
    void each_step_of_a_failback_may_fail_for_good_and_the_execution_is_begun_anew() {
        Map<String, String> ends =
                Map.of(
                        "AwaitApproval", "Holdfast.NotApproved",
                        "Switchover", "Holdfast.NothingChanged",
                        "VerifyRegion", "Holdfast.NotVerified");
        List<String> steps = new ArrayList<>(List.of("AwaitApproval", "Switchover"));
        steps.addAll(STEPS);
        for (String step : steps) {
            Ended stuck =
                    failback(
                            "failback-epoch-1",
                            Map.of("failures", Workflow.failing(step, "Broken", false)));
            assertThat(stuck.error())
                    .as(step + ": " + stuck)
                    .isEqualTo(ends.getOrDefault(step, "Holdfast.OperatorNeeded"));
            assertThat(stuck.tasks()).endsWith(step);
        }

        requireVerifiedAgain(failback("failback-epoch-1-again", Map.of()));
        requireServing();
    }

    @Test
    void the_service_and_the_workflow_may_take_over_at_once() {
        west.regions().killRegion(EAST);

        CompletableFuture<Ended> first =
                CompletableFuture.supplyAsync(() -> failover("failover-epoch-1", Map.of()));
        Ended second = failover("another-name", Map.of());

        assertThat(List.of(first.join().last(), second.last()))
                .as(first.join() + " " + second)
                .allMatch("RegionVerified"::equals);
        requireServing();
    }

    @Test
    @Tag("slow")
    void a_region_that_lives_is_not_taken_over() {
        Ended ended = failover("false-alarm", Map.of());

        assertThat(ended.error()).isEqualTo("Holdfast.RegionNotLost");
        assertThat(ended.tasks()).containsExactly("AssessRegion");
    }

    @Test
    @Tag("slow")
    void each_step_may_fail_for_good_and_the_next_execution_goes_on() {
        west.regions().killService(WEST);
        west.regions().killRegion(EAST);
        for (String step : STEPS) {
            for (boolean made : List.of(false, true)) {
                Ended stuck =
                        failover(
                                "failover-" + step + "-" + made,
                                Map.of("failures", Workflow.failing(step, "Broken", made)));
                assertThat(stuck.error())
                        .as(step + ": " + stuck)
                        .isEqualTo(
                                step.equals("VerifyRegion")
                                        ? "Holdfast.NotVerified"
                                        : "Holdfast.OperatorNeeded");
                assertThat(stuck.tasks()).endsWith(step);
            }
        }

        requireVerifiedAgain(failover("failover-at-last", Map.of()));
        requireServing();
    }

    @Test
    @Tag("slow")
    void a_failback_that_is_cut_off_after_every_state_is_begun_anew_and_ends() {
        List<String> steps = new ArrayList<>(List.of("AwaitApproval", "Switchover"));
        steps.addAll(STEPS.subList(0, STEPS.size() - 1));

        for (String step : steps) {
            Ended cut = failback("failback-epoch-1", Map.of("stopAfter", step));
            assertThat(cut.status()).as(step + ": " + cut).isEqualTo("STOPPED");
        }
        Ended ended = failback("failback-epoch-1", Map.of());

        assertThat(ended.last()).as(ended.toString()).isEqualTo("RegionVerified");
        requireServing();
    }

    private Ended failback(String execution, Map<String, Object> plan) {
        return new Workflow("failback", execution, west.function().invocations(), plan)
                .run(Map.of());
    }

    /// As Step Functions wants it: no name is used twice. Both services are gone: each of them
    /// would take over by itself as soon as the claim shows no signs of life.
    @Test
    @Tag("slow")
    void a_failback_that_was_cut_off_after_its_claim_is_brought_to_its_end_by_a_failover() {
        west.regions().killService(WEST);
        failback("failback-epoch-1", Map.of("stopAfter", "SealJournal"));
        west.regions().killRegion(EAST);

        Ended again = failback("failback-epoch-1-again", Map.of());
        assertThat(again.error()).as(again.toString()).isEqualTo("Holdfast.NothingChanged");

        Ended ended = failover("failover-epoch-1", Map.of());
        assertThat(ended.last()).as(ended.toString()).isEqualTo("RegionVerified");
        requireServing();
    }

    /// Whichever region it is: the one that drained may be first to take over again.
    @Test
    @Tag("slow")
    void after_a_failback_that_was_cut_off_after_its_claim_a_region_takes_over_by_itself() {
        failback("failback-epoch-1", Map.of("stopAfter", "SealJournal"));

        Deadline.in(BOUND)
                .await(
                        "a region to acknowledge",
                        () ->
                                paid.isRepeatedBy(west.regions(), EAST)
                                        || paid.isRepeatedBy(west.regions(), WEST));

        Ended ended = failover("failover-epoch-1", Map.of());
        assertThat(ended.last()).as(ended.toString()).isIn("RegionVerified", "RegionNotLost");
    }

    @Test
    void a_failback_drains_the_active_region_and_takes_over() {
        Ended ended = failback("failback-epoch-1", Map.of());

        assertThat(ended.last()).as(ended.toString()).isEqualTo("RegionVerified");
        requireServing();
    }
}
