package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Position;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the watchdog sees where nothing has happened yet.
class WatchJournalTest {

    /// The clock rings from the minute in which the function is deployed; an error would set off an
    /// alarm.
    @Test
    void before_the_first_region_rules_there_is_nothing_to_see_and_nothing_is_wrong() {
        Nothing nothing = new Nothing();
        RegionState state = new RegionState(new RegionName("us-east-1"));
        WatchJournal watch =
                new WatchJournal(
                        nothing,
                        nothing,
                        new WatchSigns(nothing, nothing),
                        new PublishMetrics(state, nothing, new ObjectMapper()));

        assertThat(watch.run().await().atMost(Duration.ofSeconds(5))).isEqualTo(Map.of("epoch", 0));
    }

    /// A table without items, and a clock that nobody may look at.
    private static final class Nothing implements Reigns, Journal, Pace {

        private static final String UNASKED = "Nobody should ask.";

        @Override
        public Uni<Optional<Reign>> current() {
            return Uni.createFrom().item(Optional.empty());
        }

        @Override
        public Uni<Boolean> claim(Epoch read, Reign next) {
            throw new AssertionError(UNASKED);
        }

        @Override
        public Uni<Boolean> amend(Reign read, Reign next) {
            throw new AssertionError(UNASKED);
        }

        @Override
        public Uni<Optional<Heartbeat>> heartbeat() {
            throw new AssertionError(UNASKED);
        }

        @Override
        public Uni<Append> append(ChainedEntry entry) {
            throw new AssertionError(UNASKED);
        }

        @Override
        public Uni<Optional<ChainedEntry>> read(Position position) {
            throw new AssertionError(UNASKED);
        }

        @Override
        public Uni<List<ChainedEntry>> readFrom(Position position, int limit) {
            throw new AssertionError(UNASKED);
        }

        @Override
        public Uni<Position> tail(Epoch epoch) {
            throw new AssertionError(UNASKED);
        }

        @Override
        public Uni<Boolean> beat(Heartbeat heartbeat) {
            throw new AssertionError(UNASKED);
        }

        @Override
        public Instant now() {
            throw new AssertionError(UNASKED);
        }

        @Override
        public long nanos() {
            throw new AssertionError(UNASKED);
        }

        @Override
        public Uni<Void> after(Duration delay) {
            throw new AssertionError(UNASKED);
        }
    }
}
