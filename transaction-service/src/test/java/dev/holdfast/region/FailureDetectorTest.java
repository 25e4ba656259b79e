package dev.holdfast.region;

import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureDetectorTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Duration AFTER = Duration.ofSeconds(10);
    private static final Reign REIGN = Regions.open(3, EAST);

    private FailureDetector detector = FailureDetector.suspectingAfter(AFTER);

    @Test
    void suspects_nobody_before_it_has_looked() {
        assertThat(detector.suspects()).isFalse();
        assertThat(detector.silenceNanos()).isZero();
    }

    @Test
    void suspects_when_the_counter_has_stood_still_for_the_whole_time() {
        read(7, 0, 3, 6, 9);
        assertThat(detector.suspects()).isFalse();
        assertThat(detector.silenceNanos()).isEqualTo(9 * SECOND);

        read(7, 10);
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void suspects_at_the_very_nanosecond_and_not_one_before() {
        read(7, 0, 4, 8);
        observe(Optional.of(beat(3, 7)), 10 * SECOND - 1);
        assertThat(detector.suspects()).isFalse();

        observe(Optional.of(beat(3, 7)), 10 * SECOND);
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void any_movement_of_the_counter_starts_over() {
        read(7, 0, 4, 8);
        read(8, 9, 13, 17, 18);
        assertThat(detector.suspects()).isFalse();
        assertThat(detector.silenceNanos()).isEqualTo(9 * SECOND);

        read(8, 19);
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void a_counter_that_goes_back_is_a_sign_of_life_as_well() {
        read(7, 0, 4, 8);
        read(1, 10);

        assertThat(detector.suspects()).isFalse();
    }

    @Test
    void the_time_alone_proves_nothing_without_three_fresh_reads() {
        read(7, 0, 9, 18);
        assertThat(detector.suspects()).isFalse();

        read(7, 19);
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void a_pause_of_this_region_proves_nothing_about_the_other() {
        read(7, 0, 3, 6, 9);
        read(7, 19);
        assertThat(detector.suspects()).isFalse();
        assertThat(detector.silenceNanos()).isZero();

        read(7, 22, 25, 28);
        assertThat(detector.suspects()).isFalse();
        read(7, 29);
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void a_gap_just_below_the_time_is_no_pause() {
        read(7, 0, 1, 2);
        observe(Optional.of(beat(3, 7)), 12 * SECOND - 1);

        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void a_pause_takes_a_suspicion_back() {
        read(7, 0, 4, 8, 12);
        assertThat(detector.suspects()).isTrue();

        read(7, 60);
        assertThat(detector.suspects()).isFalse();
    }

    @Test
    void where_every_read_comes_late_the_third_without_movement_suspects() {
        read(7, 0, 11, 22);
        assertThat(detector.suspects()).isFalse();

        read(7, 33);
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void late_reads_count_though_others_come_in_time_between_them() {
        read(7, 0, 10, 14, 24, 28);
        assertThat(detector.suspects()).isFalse();

        read(7, 38);
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void movement_makes_up_for_all_late_reads_before() {
        read(7, 0, 11, 22);
        read(8, 33, 44, 55);
        assertThat(detector.suspects()).isFalse();

        read(8, 66);
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void a_new_epoch_gets_the_whole_time() {
        read(7, 0, 4, 8);
        Reign next = Regions.open(4, EAST);
        detector = detector.observe(next, Optional.of(beat(3, 7)), 10 * SECOND);
        assertThat(detector.suspects()).isFalse();

        detector = detector.observe(next, Optional.of(beat(3, 7)), 14 * SECOND);
        detector = detector.observe(next, Optional.of(beat(3, 7)), 17 * SECOND);
        detector = detector.observe(next, Optional.of(beat(3, 7)), 20 * SECOND);
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void another_claim_of_the_same_epoch_gets_the_whole_time() {
        read(7, 0, 4, 8);
        Reign other =
                Reign.claimed(
                        new Claim(epoch(3), EAST, Regions.claimId(99)), Regions.SINCE, "again");
        detector = detector.observe(other, Optional.of(beat(3, 7)), 10 * SECOND);

        assertThat(detector.suspects()).isFalse();
    }

    /// A zombie that beats in its old epoch must not hide that nobody gets on in the current one.
    @Test
    void only_beats_of_the_reigns_own_epoch_count() {
        for (int i = 0; i <= 4; i++) {
            observe(Optional.of(beat(2, 100 + i)), i * 3L * SECOND);
        }
        assertThat(detector.suspects()).isTrue();
    }

    @Test
    void a_reign_without_any_heartbeat_is_suspected_in_the_end() {
        for (int i = 0; i <= 4; i++) {
            observe(Optional.empty(), i * 3L * SECOND);
        }
        assertThat(detector.suspects()).isTrue();
    }

    /// A takeover counts downwards from -1: even its first beat is a sign of life.
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void the_first_beat_of_a_reign_starts_over(long counter) {
        for (int i = 0; i <= 4; i++) {
            observe(Optional.empty(), i * 3L * SECOND);
        }
        observe(Optional.of(beat(3, counter)), 13 * SECOND);

        assertThat(detector.suspects()).isFalse();
    }

    @Test
    void a_monotonic_clock_may_begin_anywhere() {
        for (long origin : new long[] {Long.MIN_VALUE, -5, Long.MAX_VALUE - 5 * SECOND}) {
            detector = FailureDetector.suspectingAfter(AFTER);
            for (int i = 0; i <= 4; i++) {
                assertThat(detector.suspects()).isFalse();
                observe(Optional.of(beat(3, 7)), origin + i * 3L * SECOND);
            }
            assertThat(detector.suspects()).isTrue();
        }
    }

    /// For any rhythm of reads: a counter that moved within the last ten seconds is never
    /// suspected.
    @Test
    void whoever_moved_lately_is_never_suspected() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            detector = FailureDetector.suspectingAfter(AFTER);
            long now = random.nextLong();
            long counter = 0;
            long movedAt = now;
            for (int i = 0; i < 100; i++) {
                now += (long) (random.nextDouble() * 12 * SECOND);
                if (random.nextInt(5) == 0) {
                    counter++;
                    movedAt = now;
                }
                observe(Optional.of(beat(3, counter)), now);
                if (now - movedAt < AFTER.toNanos()) {
                    assertThat(detector.suspects()).as("seed %d, read %d", seed, i).isFalse();
                }
            }
        }
    }

    @Test
    void the_time_to_suspicion_is_more_than_zero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailureDetector.suspectingAfter(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailureDetector.suspectingAfter(Duration.ofNanos(-1)));
        assertThat(FailureDetector.suspectingAfter(Duration.ofNanos(1)).suspects()).isFalse();
    }

    private void read(long counter, long... seconds) {
        for (long second : seconds) {
            observe(Optional.of(beat(3, counter)), second * SECOND);
        }
    }

    private void observe(Optional<Heartbeat> beat, long nanos) {
        detector = detector.observe(REIGN, beat, nanos);
    }

    private static Heartbeat beat(long epoch, long counter) {
        return new Heartbeat(epoch(epoch), counter, EAST);
    }
}
