package dev.holdfast.recovery;

import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claim;
import static dev.holdfast.region.Regions.claimId;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Position;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.processing.Result;
import dev.holdfast.processing.Workshop;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Handover;
import dev.holdfast.region.RegionRole;
import dev.holdfast.region.Regions;
import dev.holdfast.region.Reign;
import dev.holdfast.region.RoleHint;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAndVerifyTest {

    private final Survivor region = new Survivor();

    @Test
    void opening_is_said_by_database_reign_and_parameter_and_believed_last() {
        Claim claim = rebuilt();

        assertThat(run(claim).isOpen()).isFalse();

        assertThat(region.database.gate).isEqualTo(Gate.open(epoch(2), WEST));
        assertThat(region.reigns.reign).contains(Regions.open(2, WEST));
        assertThat(region.parameter.hint).contains(new RoleHint(WEST, epoch(2)));
        assertThat(region.state.now().role()).isEqualTo(RegionRole.ACTIVE);
        assertThat(region.state.now().epoch()).isEqualTo(epoch(2));
    }

    @Test
    void opening_twice_is_harmless() {
        Claim claim = rebuilt();
        run(claim).item();

        assertThat(run(claim).isOpen()).isFalse();
        assertThat(region.database.gate).isEqualTo(Gate.open(epoch(2), WEST));
    }

    @Test
    void opening_again_does_not_withdraw_a_handover_that_was_asked_for_meanwhile() {
        Claim claim = rebuilt();
        run(claim).item();
        Handover away = new Handover(EAST, claimId(9), false);
        region.reigns.reign = region.reigns.reign.map(reign -> reign.handingOver(away));

        run(claim).item();

        assertThat(region.reigns.reign.flatMap(Reign::handover)).contains(away);
    }

    @Test
    void a_database_that_is_not_at_the_start_of_the_claimed_epoch_is_not_opened() {
        Claim claim = region.claimed();

        superseded(run(claim));
    }

    @Test
    void a_database_with_rows_in_its_outbox_is_not_opened() {
        Claim claim = rebuilt();
        region.database.commit(open("a", 0));

        superseded(run(claim));
    }

    @Test
    void a_database_that_another_claim_closed_is_not_opened() {
        Claim claim = rebuilt();
        region.database.gate = Gate.closed(claim(3, EAST));

        superseded(run(claim));
        assertThat(region.state.now().accepts()).isFalse();
    }

    @Test
    void a_reign_that_cannot_be_written_now_does_not_keep_the_region_closed() {
        Claim claim = rebuilt();
        region.reigns.faults.fail("amend", new IllegalStateException("throttled"));

        assertThat(run(claim).isOpen()).isFalse();

        assertThat(region.state.now().accepts()).isTrue();
        assertThat(region.parameter.hint).contains(new RoleHint(WEST, epoch(2)));
    }

    @Test
    void a_parameter_that_cannot_be_written_is_only_a_hint_less() {
        Claim claim = rebuilt();
        region.parameter.faults.fail("publish", new IllegalStateException("throttled"));

        assertThat(run(claim).isOpen()).isFalse();

        assertThat(region.state.now().accepts()).isTrue();
    }

    @Test
    void a_reign_that_another_claim_holds_is_left_alone() {
        Claim claim = rebuilt();
        region.reigns.reign = Optional.of(Regions.closed(3, EAST));

        run(claim).item();

        assertThat(region.reigns.reign).contains(Regions.closed(3, EAST));
        assertThat(region.reigns.faults.calls("amend")).isZero();
    }

    @Test
    void a_canary_on_the_whole_path_verifies_the_region() {
        Workshop shop = new Workshop();
        Result<Void> first = verify(shop, BALANCED);
        assertThat(first.isOpen()).isTrue();
        shop.step();
        first.item();

        verify(shop, BALANCED).item();
        assertThat(shop.database.book.decisions()).hasSize(3);
        assertThat(VerifyRegion.canary(epoch(1)))
                .isNotEqualTo(VerifyRegion.canary(epoch(2)))
                .noneMatch(command -> IdempotencyKey.isForCallers(command.key().scope()));
    }

    @Test
    void a_region_that_does_not_acknowledge_its_canary_is_not_verified() {
        Workshop shop = new Workshop();
        shop.state.fenced(epoch(1));

        assertThat(verify(shop, BALANCED).failure()).hasMessageContaining("canary was not posted");
    }

    @Test
    void a_canary_that_is_rejected_is_no_proof() {
        Workshop shop = new Workshop();
        var canary = VerifyRegion.canary(epoch(1));
        shop.database.commit(canary.getLast());
        shop.step();
        Result<Void> verified = verify(shop, BALANCED);
        shop.step();

        assertThat(verified.failure()).hasMessageContaining("canary was not posted");
    }

    @Test
    void a_region_in_which_money_was_made_is_not_verified() {
        Workshop shop = new Workshop();
        Result<Void> verified =
                verify(shop, Map.of(new CurrencyCode("EUR"), BigInteger.valueOf(-7)));
        shop.step();

        assertThat(verified.failure()).hasMessage("All balances in EUR sum to -7, not to zero.");
    }

    private static final Map<CurrencyCode, BigInteger> BALANCED =
            Map.of(new CurrencyCode("EUR"), BigInteger.ZERO);

    private static Result<Void> verify(Workshop shop, Map<CurrencyCode, BigInteger> sums) {
        VerifyRegion verify =
                new VerifyRegion(shop.transactions, () -> Uni.createFrom().item(sums));
        return Result.of(verify.run(claim(1, EAST)));
    }

    private Claim rebuilt() {
        Claim claim = region.claimed();
        region.database.position = Position.startOf(claim.epoch());
        return claim;
    }

    private Result<Void> run(Claim claim) {
        return Result.of(region.open.run(claim));
    }

    private static void superseded(Result<?> result) {
        assertThat(result.failure())
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        step -> assertThat(step.kind()).isEqualTo(StepFailure.Kind.SUPERSEDED));
    }
}
