package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.names.Names;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// I2: journal, orders and sessions are global tables.
class TablesTest {

    @ForEachProfile
    void i2_each_table_has_a_copy_in_both_regions_with_recovery(Profile profile) {
        for (JsonNode table : tables(profile)) {
            assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
            assertThat(table.at("/StreamSpecification/StreamViewType").asText())
                    .isEqualTo("NEW_AND_OLD_IMAGES");
            assertThat(table.at("/SSESpecification/SSEEnabled").asBoolean()).isTrue();
            assertThat(table.path("Replicas"))
                    .extracting(replica -> replica.path("Region").asText())
                    .containsExactly(profile.regions().primary(), profile.regions().secondary());
            assertThat(table.path("Replicas"))
                    .allMatch(replica ->
                            replica.at(
                                            "/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                                    .asBoolean());
        }
        assertThat(tables(profile)).hasSize(3);
    }

    @ForEachProfile
    void i2_journal_and_orders_are_strongly_consistent_with_a_witness_in_the_third_region(
            Profile profile) {
        for (String name : List.of("holdfast-journal", "holdfast-orders")) {
            JsonNode table = table(profile, name);

            assertThat(table.path("MultiRegionConsistency").asText()).isEqualTo("STRONG");
            assertThat(table.at("/GlobalTableWitnesses/0/Region").asText())
                    .isEqualTo(profile.regions().witness());
            assertThat(Set.of(profile.regions().primary(), profile.regions().secondary()))
                    .doesNotContain(profile.regions().witness());
            assertThat(table.has("TimeToLiveSpecification")).isFalse();
            assertThat(table.has("LocalSecondaryIndexes")).isFalse();
        }
    }

    @ForEachProfile
    void i2_sessions_expire(Profile profile) {
        JsonNode table = table(profile, "holdfast-sessions");

        assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText())
                .isEqualTo(Names.SESSION_EXPIRES);
        assertThat(table.path("MultiRegionConsistency").asText()).isEqualTo("EVENTUAL");
        assertThat(table.has("GlobalTableWitnesses")).isFalse();
    }

    @Test
    void i2_the_keys_are_those_that_the_service_writes() {
        for (JsonNode table : tables(Profile.STANDARD)) {
            assertThat(table.at("/KeySchema/0/AttributeName").asText()).isEqualTo("pk");
            assertThat(table.at("/KeySchema/1/AttributeName").asText()).isEqualTo("sk");
            assertThat(attribute(table, "pk")).isEqualTo("S");
            assertThat(attribute(table, "sk")).isEqualTo("N");
        }
    }

    @Test
    void i14_where_the_profile_has_keys_each_copy_is_encrypted_with_that_of_its_region() {
        for (JsonNode table : tables(Profile.REGULATED)) {
            assertThat(table.at("/Replicas/0/SSESpecification/KMSMasterKeyId").toString())
                    .contains("holdfast-keys-primary-dev");
            assertThat(table.at("/Replicas/1/SSESpecification/KMSMasterKeyId").toString())
                    .contains("us-west-2");
        }
        assertThat(tables(Profile.STANDARD))
                .allMatch(table -> table.at("/Replicas/0/SSESpecification").isMissingNode());
    }

    private static String attribute(JsonNode table, String name) {
        for (JsonNode attribute : table.path("AttributeDefinitions")) {
            if (attribute.path("AttributeName").asText().equals(name)) {
                return attribute.path("AttributeType").asText();
            }
        }
        return "";
    }

    private static List<JsonNode> tables(Profile profile) {
        return Resources.of(
                Synthesised.profile(profile).template("tables", Role.PRIMARY),
                "AWS::DynamoDB::GlobalTable");
    }

    private static JsonNode table(Profile profile, String type) {
        return tables(profile).stream()
                .filter(Resources.has("TableName", type + "-global-dev"))
                .findFirst()
                .orElseThrow();
    }
}
