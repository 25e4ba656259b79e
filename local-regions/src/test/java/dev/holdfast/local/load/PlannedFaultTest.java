package dev.holdfast.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.drill.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlannedFaultTest {

    @Test
    void a_fault_has_to_strike_while_there_is_load() {
        PlannedFault fault =
                new PlannedFault(Scenario.FREEZE, Duration.ofSeconds(60), Duration.ZERO);

        assertThat(fault.fitsInto(Duration.ofSeconds(61))).isTrue();
        assertThat(fault.fitsInto(Duration.ofSeconds(60))).isFalse();
    }
}
