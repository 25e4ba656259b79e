package dev.holdfast.local.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HealthTallyTest {
    @Test
    void a_region_counts_as_healthy_until_something_is_known() {
        assertThat(HealthTally.initial(3).healthy()).isTrue();
    }

    @Test
    void as_many_failures_in_a_row_as_the_threshold_make_it_unhealthy() {
        HealthTally two = HealthTally.initial(3).with(false).with(false);

        assertThat(two.healthy()).isTrue();
        assertThat(two.with(false).healthy()).isFalse();
    }

    @Test
    void one_success_in_between_starts_the_count_anew() {
        HealthTally tally = HealthTally.initial(2).with(false).with(true).with(false);

        assertThat(tally.healthy()).isTrue();
    }

    @Test
    void it_takes_the_threshold_to_become_healthy_again() {
        HealthTally down = HealthTally.initial(2).with(false).with(false);

        assertThat(down.with(true).healthy()).isFalse();
        assertThat(down.with(true).with(true).healthy()).isTrue();
    }

    @Test
    void the_primary_wins_unless_it_alone_is_unhealthy() {
        assertThat(FailoverRecord.prefersPrimary(true, true)).isTrue();
        assertThat(FailoverRecord.prefersPrimary(true, false)).isTrue();
        assertThat(FailoverRecord.prefersPrimary(false, true)).isFalse();
        assertThat(FailoverRecord.prefersPrimary(false, false)).isTrue();
    }

    @Test
    void impossible_policies_are_refused() {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new HealthCheckPolicy("health", second, second, 1))
                .hasMessageContaining("begins with '/'");
        assertThatThrownBy(() -> new HealthCheckPolicy("/h", Duration.ZERO, second, 1))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> new HealthCheckPolicy("/h", second, second, 0))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new DnsSettings(0, Duration.ofMillis(1), HealthCheckPolicy.LOCAL))
                .hasMessageContaining("at least one second");
    }
}
