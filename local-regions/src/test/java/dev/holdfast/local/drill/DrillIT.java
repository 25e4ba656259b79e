package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.service.Timings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real service on real parts. How fast it is, is for the drills that people run; here the
/// timings are patient, so that a busy computer is not taken for a lost region.
class DrillIT {

    private static final Timings PATIENT =
            new Timings(Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final int CALLERS = 8;

    @TempDir private Path directory;

    @Test
    void a_region_is_lost_and_no_acknowledged_transaction_is() throws Exception {
        Drill.Result result = play(Scenario.REGION_LOSS);

        assertThat(result.passed()).as(result.text()).isTrue();
        assertThat(result.json()).contains("\"lost\" : 0", "\"balanced\" : true");
    }

    @Test
    void a_frozen_region_that_wakes_up_acknowledges_nothing() throws Exception {
        Drill.Result result = play(Scenario.FREEZE);

        assertThat(result.passed()).as(result.text()).isTrue();
        assertThat(result.json()).contains("\"zombieAcknowledged\" : 0");
    }

    @Test
    void what_the_standby_did_not_have_comes_from_the_journal() throws Exception {
        Drill.Result result = play(Scenario.LAGGING_STANDBY);

        assertThat(result.passed()).as(result.text()).isTrue();
        assertThat(result.json()).doesNotContain("\"replayedTransactions\" : 0");
    }

    @Test
    void a_region_that_hears_nothing_from_the_journal_is_replaced_and_steps_down()
            throws Exception {
        Drill.Result result = play(Scenario.JOURNAL_PARTITION);

        assertThat(result.passed()).as(result.text()).isTrue();
        assertThat(result.json()).contains("\"zombieAcknowledged\" : 0");
    }

    @Test
    void a_planned_change_of_regions_and_the_way_home_lose_nothing() throws Exception {
        Drill.Result result = play(Scenario.SWITCHOVER);

        assertThat(result.passed()).as(result.text()).isTrue();
        assertThat(result.json()).contains("\"epochAfter\" : 3");
    }

    @Test
    void no_order_is_lost_doubled_or_half_done_across_a_takeover() throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        LocalSettings settings =
                LocalSettings.of(home, directory).withTimings(PATIENT).withOrders();

        Drill.Result result =
                new Drill(Scenario.REGION_LOSS, CALLERS, 1, line -> {})
                        .withOrders()
                        .play(settings, Progress.silent());

        assertThat(result.passed()).as(result.text()).isTrue();
        assertThat(result.json()).contains("\"accepted\"", "\"halfDone\" : 0");
    }

    private Drill.Result play(Scenario scenario) throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        LocalSettings settings = LocalSettings.of(home, directory).withTimings(PATIENT);
        return new Drill(scenario, CALLERS, 1, line -> {}).play(settings, Progress.silent());
    }
}
