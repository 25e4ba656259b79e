package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static dev.holdfast.aws.Entries.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.recovery.Promotion;
import dev.holdfast.region.Claim;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Epoch;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsAsyncClient;

/// There is no RDS to test against: a server that speaks its protocol plays it.
class AuroraGlobalClusterIT {

    private static final String XML = "text/xml";
    private static final String EAST = "arn:aws:rds:us-east-1:123456789012:cluster:ledger-east";
    private static final String HERE = "arn:aws:rds:us-west-2:123456789012:cluster:ledger-west";
    private static final AuroraGlobalCluster.Names NAMES =
            new AuroraGlobalCluster.Names("ledger", HERE);
    private static final Claim CLAIM = new Claim(new Epoch(2), WEST, new ClaimId(new UUID(1, 2)));

    private ScriptedServer rds;
    private RdsAsyncClient client;
    private AuroraGlobalCluster cluster;

    @BeforeEach
    void startServer() throws IOException {
        rds = new ScriptedServer();
        client = Clients.rds(rds.endpoint());
        cluster = new AuroraGlobalCluster(client, NAMES, PATIENT);
    }

    @AfterEach
    void stopServer() {
        client.close();
        rds.close();
    }

    @Test
    void theWriterIsTheMemberThatTheGlobalClusterSaysItIs() {
        describe(HERE, "");
        assertThat(isWriter()).isTrue();
        describe(EAST, "");
        assertThat(isWriter()).isFalse();

        assertThat(rds.requests().getFirst())
                .contains("Action=DescribeGlobalClusters", "GlobalClusterIdentifier=ledger");
    }

    @Test
    void whileRolesAreMovingNobodyIsTheWriter() {
        describe(HERE, moving("failing-over", HERE, EAST));

        assertThat(isWriter()).isFalse();
    }

    @Test
    void anEmptyFailoverStateIsNone() {
        describe(HERE, "<FailoverState/>");

        assertThat(isWriter()).isTrue();
    }

    @Test
    void aForcedPromotionFailsOverTowardsThisRegionAndAllowsDataLoss() {
        describe(EAST, "");
        accept("Failover");

        promote();

        assertThat(rds.requests().get(1))
                .contains(
                        "Action=FailoverGlobalCluster",
                        "GlobalClusterIdentifier=ledger",
                        "TargetDbClusterIdentifier="
                                + URLEncoder.encode(HERE, StandardCharsets.UTF_8),
                        "AllowDataLoss=true");
    }

    @Test
    void aPlannedPromotionSwitchesOverAndNeverAllowsDataLoss() {
        describe(EAST, "");
        accept("Switchover");

        promote(Promotion.PLANNED);

        assertThat(rds.requests()).hasSize(2);
        assertThat(rds.requests().get(1))
                .contains(
                        "Action=SwitchoverGlobalCluster",
                        "GlobalClusterIdentifier=ledger",
                        "TargetDbClusterIdentifier="
                                + URLEncoder.encode(HERE, StandardCharsets.UTF_8))
                .doesNotContain("AllowDataLoss");
    }

    @Test
    void whoIsTheWriterAlreadyIsNotPromotedAgain() {
        for (Promotion promotion : Promotion.values()) {
            describe(HERE, "");

            promote(promotion);
        }

        assertThat(rds.requests()).hasSize(2).allMatch(asked -> asked.contains("Describe"));
    }

    @Test
    void aSwitchoverOnItsWayHereIsNotAskedForAgain() {
        describe(EAST, switching("pending"));
        describe(EAST, switching("switching-over"));

        promote(Promotion.PLANNED);
        promote(Promotion.PLANNED);

        assertThat(rds.requests()).hasSize(2).allMatch(asked -> asked.contains("Describe"));
    }

    /// The writer that it waits for may have been lost in the middle.
    @Test
    void aSwitchoverOnItsWayHereIsForcedWhenItMayLastForEver() {
        for (String status : new String[] {"pending", "switching-over"}) {
            describe(EAST, switching(status));
            accept("Failover");

            promote();

            assertThat(rds.requests().getLast()).contains("AllowDataLoss=true");
        }
    }

    @Test
    void aSwitchoverThatTheClusterIsNotWellEnoughForIsAFailure() {
        describe(EAST, "");
        refuse("InvalidDBClusterStateFault");
        describe(EAST, "");

        assertTrouble(cluster.promote(CLAIM, Promotion.PLANNED), Trouble.REFUSED);
    }

    @Test
    void aFailoverOnItsWayHereIsNotAskedForAgain() {
        describe(EAST, moving("pending", EAST, HERE));
        describe(EAST, moving("failing-over", EAST, HERE));

        promote();
        promote();

        assertThat(rds.requests()).hasSize(2).allMatch(asked -> asked.contains("Describe"));
    }

    @Test
    void aFailoverThatStartedMeanwhileIsFine() {
        describe(EAST, "");
        refuse("InvalidGlobalClusterStateFault");
        describe(EAST, moving("failing-over", EAST, HERE));

        promote();

        assertThat(rds.requests()).hasSize(3);
    }

    @Test
    void aFailoverThatIsBeingCancelledOrGoesElsewhereIsAFailure() {
        for (String state :
                new String[] {
                    moving("cancelling", EAST, HERE), moving("failing-over", HERE, EAST)
                }) {
            describe(EAST, state);
            refuse("InvalidDBClusterStateFault");
            describe(EAST, state);

            assertTrouble(cluster.promote(CLAIM, Promotion.FORCED), Trouble.REFUSED);
        }
    }

    @Test
    void aGlobalClusterThatDoesNotExistIsNamed() {
        refuse("GlobalClusterNotFoundFault");

        assertThatThrownBy(this::isWriter)
                .isInstanceOf(ControlUnavailable.class)
                .hasMessageContaining("RDS refused the request");
    }

    @Test
    void aGlobalClusterWithoutThisRegionsClusterIsNamed() {
        rds.answering(200, XML, globalClusters(member(EAST, true)));

        assertThatThrownBy(this::isWriter)
                .isInstanceOf(ControlUnavailable.class)
                .hasMessageContaining(HERE);
    }

    @Test
    void anErrorOfTheServiceIsNotTakenForAnAnswer() {
        rds.answering(503, XML, "");

        assertTrouble(cluster.isWriter(), Trouble.BROKEN);
    }

    @Test
    void aServerThatIsSilentFailsWithinTheBound() throws IOException {
        try (SilentServer silent = new SilentServer();
                RdsAsyncClient waiting = Clients.rds(silent.endpoint())) {
            AuroraGlobalCluster deaf =
                    new AuroraGlobalCluster(waiting, NAMES, Duration.ofMillis(200));

            assertTrouble(deaf.isWriter(), Trouble.TIMED_OUT);
            assertTrouble(deaf.promote(CLAIM, Promotion.FORCED), Trouble.TIMED_OUT);
        }
    }

    @Test
    void namesThatCannotBeMeantAreRefused() {
        assertThatThrownBy(() -> new AuroraGlobalCluster.Names(" ", HERE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuroraGlobalCluster.Names("ledger", "ledger-west"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ledger-west");
    }

    private boolean isWriter() {
        return cluster.isWriter().await().atMost(PATIENT);
    }

    private void promote() {
        promote(Promotion.FORCED);
    }

    private void promote(Promotion promotion) {
        cluster.promote(CLAIM, promotion).await().atMost(PATIENT);
    }

    private void describe(String writer, String state) {
        String members = member(EAST, writer.equals(EAST)) + member(HERE, writer.equals(HERE));
        rds.answering(200, XML, globalClusters(members).replace("<FailoverStateHere/>", state));
    }

    private void accept(String action) {
        String result = action + "GlobalClusterResult";
        String response = action + "GlobalClusterResponse";
        rds.answering(
                200,
                XML,
                "<%s><%s><GlobalCluster/></%s></%s>".formatted(response, result, result, response));
    }

    private void refuse(String code) {
        rds.answering(
                400,
                XML,
                "<ErrorResponse><Error><Type>Sender</Type><Code>"
                        + code
                        + "</Code><Message>no</Message></Error></ErrorResponse>");
    }

    private static String globalClusters(String members) {
        return "<DescribeGlobalClustersResponse><DescribeGlobalClustersResult><GlobalClusters>"
                + "<GlobalClusterMember><GlobalClusterIdentifier>ledger</GlobalClusterIdentifier>"
                + "<FailoverStateHere/><GlobalClusterMembers>"
                + members
                + "</GlobalClusterMembers></GlobalClusterMember></GlobalClusters>"
                + "</DescribeGlobalClustersResult></DescribeGlobalClustersResponse>";
    }

    private static String member(String arn, boolean writer) {
        return ("<GlobalClusterMember><DBClusterArn>%s</DBClusterArn>"
                        + "<IsWriter>%s</IsWriter></GlobalClusterMember>")
                .formatted(arn, writer);
    }

    private static String moving(String status, String from, String to) {
        return ("<FailoverState><Status>%s</Status><FromDbClusterArn>%s</FromDbClusterArn>"
                        + "<ToDbClusterArn>%s</ToDbClusterArn>"
                        + "<IsDataLossAllowed>true</IsDataLossAllowed></FailoverState>")
                .formatted(status, from, to);
    }

    private static String switching(String status) {
        return moving(status, EAST, HERE).replace(">true<", ">false<");
    }

    private static void assertTrouble(Uni<?> call, Trouble trouble) {
        assertThatThrownBy(() -> call.await().atMost(PATIENT))
                .isInstanceOf(ControlUnavailable.class)
                .extracting(failure -> ((ControlUnavailable) failure).trouble())
                .isEqualTo(trouble);
    }
}
