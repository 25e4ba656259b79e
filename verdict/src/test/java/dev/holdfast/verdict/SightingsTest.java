package dev.holdfast.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.verdict.LedgerEntry.Intent;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.LedgerEntry.Outcome;
import dev.holdfast.verdict.LedgerEntry.Result;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When service came back, and until when it was away for certain.
class SightingsTest {

    private final Sightings seen = new Sightings(true);

    private static Instant at(long seconds) {
        return Instant.EPOCH.plusSeconds(seconds);
    }

    private void asked(Kind kind, String key) {
        seen.add(new Intent(key, kind, at(0), at(0), new Transfer(key, "a", "b", 1), true));
    }

    private void told(String key, long second, Result result, int status) {
        long epoch = second < 10 ? 1 : 2;
        seen.add(new Outcome(key, at(second), result, status, "id", "r" + epoch, epoch));
    }

    @Test
    void the_last_refusal_before_the_first_write_elsewhere_is_known() {
        asked(Kind.PAYMENT, "before");
        asked(Kind.PAYMENT, "waits");
        asked(Kind.PAYMENT, "waits too");
        told("before", 1, Result.ACKNOWLEDGED, 201);
        told("waits", 11, Result.NOT_RECORDED, 503);
        told("waits", 12, Result.NOT_RECORDED, 429);
        told("waits too", 14, Result.UNKNOWN, 0);
        told("waits", 15, Result.ACKNOWLEDGED, 201);
        told("waits too", 16, Result.NOT_RECORDED, 429);

        assertThat(seen.firstWriteAfter(1)).contains(new Sightings.Back(at(15), at(12)));
        assertThat(seen.firstWriteAfter(2)).isEmpty();
        assertThat(seen.lastRegion()).contains("r2");
    }

    @Test
    void a_read_that_is_refused_says_nothing_about_writes() {
        asked(Kind.PAYMENT, "pays");
        asked(Kind.READ, "reads");
        told("reads", 11, Result.NOT_RECORDED, 503);
        told("pays", 12, Result.ACKNOWLEDGED, 201);

        assertThat(seen.firstWriteAfter(1).map(Sightings.Back::lastRefusal))
                .isEqualTo(Optional.of(Instant.MIN));
    }

    @Test
    void reads_resume_at_the_end_of_their_longest_silence() {
        for (long second : new long[] {8, 11, 19, 18, 20}) {
            seen.read(at(second));
        }

        assertThat(seen.readsResumedAfter(at(10))).isEqualTo(at(18));
        assertThat(seen.readsResumedAfter(at(20))).isEqualTo(at(20));
    }
}
