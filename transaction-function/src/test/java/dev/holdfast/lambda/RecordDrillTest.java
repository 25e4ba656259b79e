package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.readiness.DrillRecord;
import dev.holdfast.readiness.RegionStatus;
import dev.holdfast.readiness.StatusBoard;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.Claim;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordDrillTest {

    private static final RegionName HERE = new RegionName("us-east-2");
    private static final Instant LONG_AGO = Instant.parse("2025-06-01T12:00:00Z");

    private final Wall wall = new Wall();

    private static Claim claim(long epoch) {
        return new Claim(new Epoch(epoch), HERE, new ClaimId(new UUID(0, epoch)));
    }

    private List<DrillRecord> recorded(Claim verified, Claim ruling) {
        Reign reign = Reign.claimed(ruling, LONG_AGO, "a drill").opened();
        new RecordDrill(wall, new Ruled(reign)).of(verified).await().atMost(Duration.ofSeconds(5));
        return wall.records;
    }

    @Test
    void a_takeover_that_was_verified_again_stays_as_old_as_it_is() {
        assertThat(recorded(claim(2), claim(2)))
                .containsExactly(new DrillRecord(HERE, new Epoch(2), "a drill", LONG_AGO));
    }

    @Test
    void the_first_epoch_of_all_took_over_from_nobody() {
        assertThat(recorded(claim(1), claim(1))).isEmpty();
    }

    @Test
    void a_claim_that_rules_no_more_is_not_recorded() {
        assertThat(recorded(claim(2), claim(3))).isEmpty();
    }

    /// A board that only remembers drills.
    private static final class Wall implements StatusBoard {

        private final List<DrillRecord> records = new ArrayList<>();

        @Override
        public Uni<Void> post(RegionStatus status) {
            throw new AssertionError(status);
        }

        @Override
        public Uni<Optional<RegionStatus>> of(RegionName region) {
            throw new AssertionError(region);
        }

        @Override
        public Uni<Void> drilled(DrillRecord record) {
            records.add(record);
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Optional<DrillRecord>> lastDrill() {
            throw new AssertionError("Nobody should ask.");
        }
    }

    private record Ruled(Reign reign) implements Reigns {

        @Override
        public Uni<Optional<Reign>> current() {
            return Uni.createFrom().item(Optional.of(reign));
        }

        @Override
        public Uni<Boolean> claim(Epoch read, Reign next) {
            throw new AssertionError(next);
        }

        @Override
        public Uni<Boolean> amend(Reign read, Reign next) {
            throw new AssertionError(next);
        }

        @Override
        public Uni<Optional<Heartbeat>> heartbeat() {
            throw new AssertionError("Nobody should ask.");
        }
    }
}
