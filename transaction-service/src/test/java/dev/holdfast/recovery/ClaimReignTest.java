package dev.holdfast.recovery;

import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.Faults;
import dev.holdfast.processing.Result;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Regions;
import dev.holdfast.region.Reign;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimReignTest {

    private final Survivor region = new Survivor();
    private final AssessRegion assess = new AssessRegion(region.reigns, region.store);
    private final ClaimReign step = new ClaimReign(WEST, region.reigns, region.pace, region::id);

    @Test
    void assessing_finds_the_reign_and_where_the_database_stands() {
        AssessRegion.Assessment found = Result.of(assess.run()).item();

        assertThat(found.reign()).contains(Regions.open(1, EAST));
        assertThat(found.standing()).isEqualTo(region.database.standing());
    }

    @Test
    void assessing_fails_while_journal_or_database_do_not_answer() {
        region.store.faults.fail("standing", new IllegalStateException("database"));
        assertThat(Result.of(assess.run()).failure()).hasMessage("database");

        region.reigns.faults.fail("current", new IllegalStateException("journal"));
        assertThat(Result.of(assess.run()).failure()).hasMessage("journal");
    }

    @Test
    void the_first_claim_ever_is_for_the_first_epoch() {
        region.reigns.reign = Optional.empty();

        Claim claim = Result.of(step.run(Optional.empty(), "first start")).item();

        assertThat(claim).isEqualTo(new Claim(Regions.epoch(1), WEST, Regions.claimId(2)));
        assertThat(region.reigns.reign)
                .contains(Reign.claimed(claim, region.pace.now(), "first start"));
    }

    @Test
    void a_claim_is_for_the_epoch_after_the_one_that_was_assessed() {
        Claim claim = Result.of(step.run(region.reigns.reign, "silence")).item();

        assertThat(claim).isEqualTo(claim(2, WEST));
        assertThat(region.reigns.reign.orElseThrow().open()).isFalse();
    }

    @Test
    void of_two_claimants_one_wins() {
        Optional<Reign> assessed = region.reigns.reign;
        Faults.Hold hold = region.reigns.faults.hold("claim");
        Result<Claim> mine = Result.of(step.run(assessed, "silence"));
        region.reigns.reign = Optional.of(otherClaim());

        hold.release();

        superseded(mine.failure());
        assertThat(region.reigns.reign).contains(otherClaim());
    }

    @Test
    void a_claim_whose_answer_was_lost_is_known_by_its_id() {
        region.reigns.faults.loseAnswer("claim", new IllegalStateException("timed out"));

        assertThat(Result.of(step.run(region.reigns.reign, "silence")).item())
                .isEqualTo(claim(2, WEST));
    }

    @Test
    void a_claim_that_did_not_get_through_is_not_assumed() {
        region.reigns.faults.fail("claim", new IllegalStateException("timed out"));

        superseded(Result.of(step.run(region.reigns.reign, "silence")).failure());
    }

    @Test
    void a_reign_that_cannot_be_read_leaves_it_open() {
        region.reigns.faults.fail("claim", new IllegalStateException("timed out"));
        region.reigns.faults.fail("current", new IllegalStateException("still down"));

        assertThat(Result.of(step.run(region.reigns.reign, "silence")).failure())
                .hasMessage("still down");
    }

    private static Reign otherClaim() {
        Claim other = new Claim(Regions.epoch(2), WEST, Regions.claimId(99));
        return Reign.claimed(other, Regions.SINCE, "another worker");
    }

    private static void superseded(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        step -> assertThat(step.kind()).isEqualTo(StepFailure.Kind.SUPERSEDED));
    }
}
