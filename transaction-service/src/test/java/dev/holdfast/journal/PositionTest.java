package dev.holdfast.journal;

import static dev.holdfast.journal.Entries.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.region.Epoch;
import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void every_database_begins_before_the_first_entry_of_the_first_epoch() {
        assertThat(Position.START).isEqualTo(at(1, 0)).isEqualTo(Position.startOf(Epoch.FIRST));
        assertThat(Position.startOf(new Epoch(7))).isEqualTo(at(7, 0));
    }

    @Test
    void the_next_position_is_in_the_same_epoch() {
        assertThat(at(3, 4).next()).isEqualTo(at(3, 5));
        assertThatThrownBy(() -> at(3, Long.MAX_VALUE).next())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_sequence_is_never_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(1, -1))
                .withMessageContaining("-1");
    }

    @Test
    void positions_are_ordered_by_epoch_and_then_by_sequence() {
        assertThat(at(1, 9)).isLessThan(at(2, 0));
        assertThat(at(2, 1)).isGreaterThan(at(2, 0));
        assertThat(at(2, 1)).isEqualByComparingTo(at(2, 1));
    }

    @Test
    void a_position_is_written_with_its_epoch() {
        assertThat(at(12, 345)).hasToString("12/345");
    }
}
