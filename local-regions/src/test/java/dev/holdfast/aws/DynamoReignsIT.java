package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static dev.holdfast.aws.Entries.EAST;
import static dev.holdfast.aws.Entries.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.region.Claim;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Handover;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalDynamo.class)
class DynamoReignsIT {

    private String table;
    private DynamoReigns reigns;

    @BeforeEach
    void useAnEmptyTable() {
        table = LocalDynamo.newTable();
        reigns = new DynamoReigns(LocalDynamo.client(), table, PATIENT);
    }

    @Test
    void beforeTheFirstClaimThereIsNoReignAndNoHeartbeat() {
        assertThat(reigns.current().await().atMost(PATIENT)).isEmpty();
        assertThat(reigns.heartbeat().await().atMost(PATIENT)).isEmpty();
    }

    @Test
    void theFirstClaimEstablishesTheReign() {
        Reign first = claimed(1, EAST);

        assertThat(claim(Epoch.NONE, first)).isTrue();
        assertThat(reigns.current().await().atMost(PATIENT)).contains(first);
    }

    @Test
    void aSecondFirstClaimIsRefused() {
        Reign first = claimed(1, EAST);
        claim(Epoch.NONE, first);

        assertThat(claim(Epoch.NONE, claimed(1, WEST))).isFalse();
        assertThat(reigns.current().await().atMost(PATIENT)).contains(first);
    }

    @Test
    void aClaimReplacesTheEpochThatItRead() {
        claim(Epoch.NONE, claimed(1, EAST));
        Reign second = claimed(2, WEST);

        assertThat(claim(Epoch.FIRST, second)).isTrue();
        assertThat(reigns.current().await().atMost(PATIENT)).contains(second);
    }

    @Test
    void aClaimOnAnotherEpochThanTheStoredOneIsRefused() {
        claim(Epoch.NONE, claimed(1, EAST));
        Reign second = claimed(2, WEST);
        claim(Epoch.FIRST, second);

        assertThat(claim(Epoch.FIRST, claimed(2, EAST))).isFalse();
        assertThat(claim(new Epoch(3), claimed(4, EAST))).isFalse();
        assertThat(reigns.current().await().atMost(PATIENT)).contains(second);
    }

    @Test
    void aClaimOnAnEpochThatWasNeverThereIsRefused() {
        assertThat(claim(Epoch.FIRST, claimed(2, EAST))).isFalse();
        assertThat(reigns.current().await().atMost(PATIENT)).isEmpty();
    }

    @Test
    void ofTwoClaimsOnTheSameEpochExactlyOneWins() {
        claim(Epoch.NONE, claimed(1, EAST));
        for (long epoch = 1; epoch <= 20; epoch++) {
            Reign east = claimed(epoch + 1, EAST);
            Reign west = claimed(epoch + 1, WEST);

            List<Boolean> won =
                    Uni.join()
                            .all(
                                    reigns.claim(new Epoch(epoch), east),
                                    reigns.claim(new Epoch(epoch), west))
                            .andFailFast()
                            .await()
                            .atMost(PATIENT);

            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(reigns.current().await().atMost(PATIENT))
                    .contains(won.getFirst() ? east : west);
        }
    }

    @Test
    void aReignIsAmendedByItsOwnClaimWithAHandoverAndWithout() {
        Reign reign = claimed(1, EAST);
        claim(Epoch.NONE, reign);
        Handover handover = new Handover(WEST, new ClaimId(UUID.randomUUID()), false);

        Reign read = reign;
        for (Reign next :
                List.of(
                        reign.opened(),
                        reign.opened().handingOver(handover),
                        reign.opened().handingOver(handover.afterDraining()),
                        reign.opened().keeping())) {
            assertThat(amend(read, next)).isTrue();
            assertThat(reigns.current().await().atMost(PATIENT)).contains(next);
            read = next;
        }
    }

    @Test
    void aHandoverThatCameOrWentMeanwhileIsNotWrittenOver() {
        Reign reign = claimed(1, EAST).opened();
        claim(Epoch.NONE, reign);
        Handover handover = new Handover(WEST, new ClaimId(UUID.randomUUID()), false);
        Handover another = new Handover(WEST, new ClaimId(UUID.randomUUID()), false);
        Reign asked = reign.handingOver(handover);

        assertThat(amend(reign, asked)).isTrue();
        assertThat(amend(reign, reign.handingOver(another))).as("as if none had asked").isFalse();
        assertThat(amend(asked, reign.keeping())).isTrue();
        assertThat(amend(asked, reign.handingOver(handover.afterDraining())))
                .as("as if it had not been withdrawn")
                .isFalse();
        assertThat(reigns.current().await().atMost(PATIENT)).contains(reign);
    }

    @Test
    void aReignIsNotAmendedByAnotherClaimOrForAnotherEpoch() {
        Reign reign = claimed(2, EAST);
        claim(Epoch.NONE, reign);
        Claim sameClaimEarlier = new Claim(Epoch.FIRST, EAST, reign.claim());

        Reign another = claimed(2, EAST);
        assertThat(amend(another, another.opened())).isFalse();
        Reign earlier = Reign.claimed(sameClaimEarlier, reign.since(), "late");
        assertThat(amend(earlier, earlier.opened())).isFalse();
        assertThat(reigns.current().await().atMost(PATIENT)).contains(reign);
    }

    @Test
    void whereThereIsNoReignNothingIsAmended() {
        Reign reign = claimed(1, EAST);
        assertThat(amend(reign, reign.opened())).isFalse();
        assertThat(reigns.current().await().atMost(PATIENT)).isEmpty();
    }

    @Test
    void aReignThatThisServiceDidNotWriteIsNamed() {
        Map<String, AttributeValue> item = new HashMap<>(ReignItem.of(claimed(1, EAST)));
        item.put("claim", Attributes.of("not a claim"));
        LocalDynamo.client().putItem(put -> put.tableName(table).item(item)).join();

        assertThatThrownBy(() -> reigns.current().await().atMost(PATIENT))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("'claim'");
    }

    @Test
    void aHeartbeatThatThisServiceDidNotWriteIsNamed() {
        Map<String, AttributeValue> item = new HashMap<>(ItemKeys.HEARTBEAT);
        item.put("epoch", Attributes.of("one"));
        LocalDynamo.client().putItem(put -> put.tableName(table).item(item)).join();

        assertThatThrownBy(() -> reigns.heartbeat().await().atMost(PATIENT))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("'epoch'");
    }

    private static Reign claimed(long epoch, RegionName region) {
        Claim claim = new Claim(new Epoch(epoch), region, new ClaimId(UUID.randomUUID()));
        return Reign.claimed(claim, Instant.parse("2025-01-01T00:00:00.123456Z"), "a test");
    }

    private boolean claim(Epoch read, Reign next) {
        return reigns.claim(read, next).await().atMost(PATIENT);
    }

    private boolean amend(Reign read, Reign next) {
        return reigns.amend(read, next).await().atMost(PATIENT);
    }
}
