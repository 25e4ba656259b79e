package dev.holdfast.recovery;

import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claimId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.Faults;
import dev.holdfast.processing.Result;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.processing.Workshop;
import dev.holdfast.region.Handover;
import dev.holdfast.region.RegionRole;
import dev.holdfast.region.Regions;
import dev.holdfast.region.Reign;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrainRegionTest {

    private static final Handover ASKED = new Handover(WEST, claimId(7), false);

    private final Workshop shop = new Workshop();
    private final MemoryReigns reigns = new MemoryReigns(shop.journal);
    private final DrainRegion drain =
            new DrainRegion(
                    shop.state,
                    shop.transactions,
                    new DrainRegion.Ports(shop.database, reigns, shop.pace),
                    Duration.ofSeconds(2));

    @Test
    void an_idle_region_is_drained_at_once_and_says_so() {
        Result<Boolean> result = run();

        assertThat(result.item()).isTrue();
        assertThat(reigns.reign.flatMap(Reign::handover)).contains(ASKED.afterDraining());
        assertThat(shop.state.now().role()).isEqualTo(RegionRole.DRAINING);
    }

    @Test
    void waits_until_the_outbox_is_empty() {
        shop.submit(open("a", 0));
        Result<Boolean> result = run();
        shop.pace.passMillis(100);
        assertThat(result.isOpen()).isTrue();
        assertThat(shop.state.now().accepts()).isFalse();

        shop.step();
        shop.pace.passMillis(20);

        assertThat(result.item()).isTrue();
    }

    @Test
    void waits_for_the_batch_that_is_in_flight() {
        Faults.Hold hold = shop.database.faults.hold("begin");
        shop.submit(open("a", 0));
        Result<Boolean> result = run();
        shop.pace.passMillis(100);
        assertThat(result.isOpen()).isTrue();

        hold.release();
        shop.step();
        shop.pace.passMillis(20);

        assertThat(result.item()).isTrue();
    }

    @Test
    void a_database_that_does_not_answer_is_not_taken_for_empty() {
        for (int i = 0; i < 3; i++) {
            shop.database.faults.fail(
                    "snapshot", new StoreFailure(StoreFailure.Kind.UNAVAILABLE, "on purpose"));
        }
        Result<Boolean> result = run();
        shop.pace.passMillis(59);
        assertThat(result.isOpen()).isTrue();

        shop.pace.passMillis(1);

        assertThat(result.item()).isTrue();
    }

    @Test
    void a_region_that_cannot_be_drained_in_time_lets_transactions_in_again() {
        shop.database.commit(open("a", 0));
        Result<Boolean> result = run();
        shop.pace.passMillis(1_999);
        assertThat(result.isOpen()).isTrue();
        shop.pace.passMillis(1);

        assertThat(result.item()).isFalse();
        assertThat(shop.state.now().accepts()).isTrue();
        assertThat(reigns.reign.flatMap(Reign::handover)).isEmpty();
        assertThat(drain.atMost()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_reign_that_changed_meanwhile_is_not_drained_for() {
        shop.submit(open("a", 0));
        Result<Boolean> result = run();
        reigns.reign = Optional.of(Regions.closed(2, WEST));
        shop.step();
        shop.pace.passMillis(20);

        assertThat(result.item()).isFalse();
        assertThat(reigns.reign).contains(Regions.closed(2, WEST));
    }

    private Result<Boolean> run() {
        Reign reign = Regions.open(1, EAST).handingOver(ASKED);
        reigns.reign = Optional.of(reign);
        return Result.of(drain.run(reign, ASKED));
    }
}
