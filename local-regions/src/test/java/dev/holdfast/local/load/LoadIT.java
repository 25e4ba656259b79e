package dev.holdfast.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.client.LoadPlan;
import dev.holdfast.client.LoadPlan.Mix;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.drill.Scenario;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.service.Timings;
import dev.holdfast.report.Json;
import dev.holdfast.report.Page;
import dev.holdfast.report.RunReport;
import dev.holdfast.report.Text;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.Objective;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Load with Gatling on two real regions, one of which is lost meanwhile.
@Tag("slow")
class LoadIT {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Timings PATIENT =
            new Timings(Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final List<Objective> OBJECTIVES = Objective.parse("rpo=0,rto=60s", true);

    @TempDir private Path folder;

    @Test
    void a_region_is_lost_under_load_of_everything_and_every_promise_is_kept() throws Exception {
        RunReport report = run(Scenario.REGION_LOSS, Mix.MIXED);

        assertThat(report.passed()).as(Text.of(report)).isTrue();
        assertThat(report.orders()).isPresent();
        assertThat(report.measurements().answered()).containsOnlyKeys(Kind.values());
        assertThat(report.outages()).hasSize(1);
        assertThat(Page.of(report)).contains("PASSED", "Fault 1: kill");
        assertThat(Json.of(report)).contains("\"rtoWriteMillis\"");
    }

    @Test
    void clients_leave_a_region_that_wakes_up_after_it_was_replaced() throws Exception {
        RunReport report = run(Scenario.FREEZE, Mix.LEDGER);

        assertThat(report.passed()).as(Text.of(report)).isTrue();
        assertThat(report.verdict().sealed()).isZero();
    }

    private RunReport run(Scenario scenario, Mix mix) throws Exception {
        LoadPlan.Shape shape =
                new LoadPlan.Shape(LoadPlan.Profile.STEADY, true, 40, 0, 2_000, 28_000, 40_000);
        PlannedFault fault = new PlannedFault(scenario, Duration.ofSeconds(8), Duration.ZERO);
        LoadOptions options = new LoadOptions(shape, mix, 1, 2_000, Optional.of(fault), OBJECTIVES);
        LocalSettings usual =
                LocalSettings.of(HOME, folder.resolve("regions")).withTimings(PATIENT);
        LocalSettings settings = mix.needsOrderParts() ? usual.withOrders() : usual;
        try (LocalRegions regions = LocalRegions.start(settings, Progress.silent())) {
            return new LoadOnRegions(HOME, folder, options, line -> {}).run(regions);
        }
    }
}
