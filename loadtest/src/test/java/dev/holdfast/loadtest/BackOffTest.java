package dev.holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static Duration pause(int attempts, double drawn) {
        return BackOff.pause(attempts, Duration.ZERO, drawn);
    }

    @Test
    void each_pause_is_longer_than_the_one_before_up_to_five_seconds() {
        assertThat(pause(1, 1)).hasMillis(100);
        assertThat(pause(2, 1)).hasMillis(200);
        assertThat(pause(6, 1)).hasMillis(3_200);
        assertThat(pause(8, 1)).hasMillis(5_000);
        assertThat(pause(1_000, 1)).hasMillis(5_000);
    }

    @Test
    void those_who_were_turned_away_together_do_not_come_back_together() {
        assertThat(pause(3, 0)).hasMillis(200);
        assertThat(pause(3, 0.5)).hasMillis(300);
    }

    @Test
    void nobody_comes_back_before_the_service_asked_for() {
        assertThat(BackOff.pause(1, Duration.ofSeconds(1), 0)).hasMillis(1_050);
    }
}
