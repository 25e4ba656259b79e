package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Position;
import dev.holdfast.region.Epoch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalDynamo.class)
class DynamoEventCursorIT {

    private static final Position FIFTH = new Position(Epoch.FIRST, 5);
    private static final Position NEXT_EPOCH = Position.startOf(new Epoch(2));

    private DynamoEventCursor cursor;

    @BeforeEach
    void useAnEmptyTable() {
        cursor = new DynamoEventCursor(LocalDynamo.client(), LocalDynamo.newTable(), PATIENT);
    }

    private Position read() {
        return cursor.read().await().atMost(PATIENT);
    }

    private boolean move(Position from, Position to) {
        return cursor.move(from, to).await().atMost(PATIENT);
    }

    @Test
    void before_the_first_publication_it_is_at_the_start() {
        assertThat(read()).isEqualTo(Position.START);
    }

    @Test
    void it_moves_on_from_where_it_is_and_from_nowhere_else() {
        assertThat(move(FIFTH, NEXT_EPOCH)).isFalse();
        assertThat(move(Position.START, FIFTH)).isTrue();
        assertThat(read()).isEqualTo(FIFTH);

        assertThat(move(Position.START, NEXT_EPOCH)).isFalse();
        assertThat(read()).isEqualTo(FIFTH);
        assertThat(move(FIFTH, NEXT_EPOCH)).isTrue();
        assertThat(read()).isEqualTo(NEXT_EPOCH);
    }
}
