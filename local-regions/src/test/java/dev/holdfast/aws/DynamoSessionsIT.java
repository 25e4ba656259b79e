package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.orders.Session;
import dev.holdfast.orders.SessionKey;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalDynamo.class)
class DynamoSessionsIT {

    private static final SessionKey KEY = new SessionKey("alice", "cart");
    private static final Instant SOON = Instant.parse("2126-01-01T12:00:00Z");

    private String table;
    private DynamoSessions sessions;

    @BeforeEach
    void useAnEmptyTable() {
        table = LocalDynamo.newSessions();
        sessions = new DynamoSessions(LocalDynamo.client(), table, PATIENT);
    }

    private void put(Session session) {
        sessions.put(session).await().atMost(PATIENT);
    }

    @Test
    void a_session_is_read_as_it_was_written_last() {
        put(new Session(KEY, "one", SOON));
        Session second = new Session(KEY, "zwölf €", SOON.plusSeconds(1));
        put(second);

        assertThat(sessions.find(KEY).await().atMost(PATIENT)).contains(second);
    }

    @Test
    void an_empty_session_and_the_largest_one_are_kept() {
        put(new Session(KEY, "", SOON));
        assertThat(sessions.find(KEY).await().atMost(PATIENT).orElseThrow().data()).isEmpty();

        String largest = "€".repeat(Session.MOST);
        put(new Session(KEY, largest, SOON));
        assertThat(sessions.find(KEY).await().atMost(PATIENT).orElseThrow().data())
                .isEqualTo(largest);
    }

    @Test
    void a_session_that_was_removed_is_gone_and_removing_it_again_is_fine() {
        put(new Session(KEY, "one", SOON));

        sessions.remove(KEY).await().atMost(PATIENT);
        sessions.remove(KEY).await().atMost(PATIENT);

        assertThat(sessions.find(KEY).await().atMost(PATIENT)).isEmpty();
    }

    @Test
    void owners_do_not_meet_whatever_they_are_called() {
        put(new Session(new SessionKey("a#b", "c"), "one", SOON));

        assertThat(sessions.find(new SessionKey("b", "c")).await().atMost(PATIENT)).isEmpty();
        assertThat(sessions.find(new SessionKey("a", "c")).await().atMost(PATIENT)).isEmpty();
    }

    /// The table deletes by this attribute, which has to be a number of seconds.
    @Test
    void the_time_to_live_is_in_seconds_of_the_epoch() {
        put(new Session(KEY, "one", SOON));

        assertThat(
                        LocalDynamo.client()
                                .scan(scan -> scan.tableName(table))
                                .join()
                                .items()
                                .getFirst()
                                .get(DynamoSessions.EXPIRES)
                                .n())
                .isEqualTo(Long.toString(SOON.getEpochSecond()));
    }
}
