package dev.holdfast.infra.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Synthesised;
import dev.holdfast.infra.report.CloudAssembly;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is asked about is what was synthesised.
class ReadTargetsTest {

    @Test
    void all_that_is_there_twice_is_asked_about_in_both_regions() {
        Targets targets = targets(Map.of("profile", "regulated", "account", "123456789012"));

        assertThat(targets.sites()).containsExactly("us-east-1", "us-west-2");
        assertThat(targets.database().globalCluster()).isEqualTo("holdfast-ledger-global-dev");
        assertThat(targets.database().clusters())
                .containsEntry("us-west-2", "holdfast-ledger-secondary-dev");
        assertThat(targets.database().lags())
                .containsExactlyInAnyOrder(
                        lag("us-east-1", "primary"), lag("us-west-2", "secondary"));
        assertThat(targets.database().backupEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(targets.functions().get("us-east-1"))
                .hasSameSizeAs(targets.functions().get("us-west-2"))
                .isNotEmpty();
        assertThat(targets.parameters().keySet()).containsExactly("us-east-1", "us-west-2");
        assertThat(targets.routing()).hasSize(2);
    }

    @Test
    void the_journal_has_its_witness_and_sessions_have_none() {
        Targets targets = targets(Map.of("profile", "trading", "account", "123456789012"));

        assertThat(targets.tables())
                .contains(
                        new Targets.Table(
                                "holdfast-journal-global-dev",
                                List.of("us-east-1", "us-east-2"),
                                List.of("us-west-2"),
                                "STRONG"),
                        new Targets.Table(
                                "holdfast-sessions-global-dev",
                                List.of("us-east-1", "us-east-2"),
                                List.of(),
                                "EVENTUAL"));
    }

    @Test
    void each_bucket_replicates_to_the_one_of_its_kind_in_the_other_region() {
        Targets targets = targets(Map.of("account", "123456789012"));

        assertThat(targets.buckets())
                .hasSize(8)
                .contains(
                        new Targets.Bucket(
                                "us-east-2",
                                "holdfast-audit-123456789012-secondary-dev",
                                Optional.of("holdfast-audit-123456789012-primary-dev")));
    }

    @Test
    void what_was_synthesised_for_any_account_cannot_be_asked_about() {
        CloudAssembly assembly = CloudAssembly.in(Synthesised.profile(Profile.STANDARD).folder());

        assertThatThrownBy(() -> ReadTargets.from(assembly))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-c account=ACCOUNT");
    }

    private static Targets.Lag lag(String region, String role) {
        return new Targets.Lag(
                region,
                Map.of("DBClusterIdentifier", "holdfast-ledger-%s-dev".formatted(role)),
                500);
    }

    private static Targets targets(Map<String, String> context) {
        return ReadTargets.from(CloudAssembly.in(Synthesised.context(context).folder()));
    }
}
