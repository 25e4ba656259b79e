package dev.holdfast.orders;

import static dev.holdfast.orders.Desk.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.processing.TestPace;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepSessionsTest {

    private static final SessionKey KEY = new SessionKey("alice", "cart-1");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestPace pace = new TestPace();
    private final KeepSessions sessions = new KeepSessions(new MemorySessions(), pace);

    @Test
    void a_session_is_kept_and_replaced_and_ended() {
        now(sessions.keep(KEY, "one", MINUTE));
        Session second = now(sessions.keep(KEY, "two", MINUTE));
        assertThat(now(sessions.find(KEY))).contains(second);

        now(sessions.end(KEY));

        assertThat(now(sessions.find(KEY))).isEmpty();
    }

    @Test
    void an_expired_session_is_gone_though_the_table_still_has_it() {
        now(sessions.keep(KEY, "one", MINUTE));
        pace.passMillis(59_999);
        assertThat(now(sessions.find(KEY))).isPresent();

        pace.passMillis(1);

        assertThat(now(sessions.find(KEY))).isEmpty();
    }

    @Test
    void an_owner_does_not_see_another_ones_session() {
        now(sessions.keep(KEY, "one", MINUTE));

        assertThat(now(sessions.find(new SessionKey("bob", "cart-1")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a#b", "a/b"})
    void what_is_no_session_id_is_refused(String id) {
        assertThatThrownBy(() -> new SessionKey("alice", id)).hasMessageContaining("1 to 128");
    }

    @Test
    void the_bounds_of_a_session_hold() {
        assertThatThrownBy(() -> new SessionKey("", "a")).hasMessageContaining("owner");
        assertThatThrownBy(() -> new SessionKey("a".repeat(129), "a"))
                .hasMessageContaining("owner");
        assertThatThrownBy(() -> new Session(KEY, "a".repeat(32_769), pace.now()))
                .hasMessageContaining("32768");
    }
}
