package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// I15: everything that takes tags has them.
class TagsTest {

    /// One of each kind of tags: a list, an object, one for each copy of a table.
    private static final Map<String, String> TAGGED =
            Map.of(
                    "database", "AWS::RDS::DBCluster",
                    "documents", "AWS::S3::Bucket",
                    "functions", "AWS::Lambda::Function",
                    "parameters", "AWS::SSM::Parameter",
                    "workflows", "AWS::StepFunctions::StateMachine",
                    "vault", "AWS::Backup::BackupVault");

    @ForEachProfile
    void i15_environment_role_and_cost_are_on_everything(Profile profile) {
        for (Role role : Role.values()) {
            TAGGED.forEach((type, resource) -> {
                JsonNode template = Synthesised.profile(profile).template(type, role);
                assertThat(Resources.of(template, resource))
                        .isNotEmpty()
                        .allSatisfy(properties -> isTagged(tags(properties), role));
            });
        }
    }

    @ForEachProfile
    void i15_each_copy_of_a_table_has_the_tags_of_its_region(Profile profile) {
        List<JsonNode> tables =
                Resources.of(
                        Synthesised.profile(profile).template("tables", Role.PRIMARY),
                        "AWS::DynamoDB::GlobalTable");

        assertThat(tables).isNotEmpty();
        for (JsonNode table : tables) {
            isTagged(table.at("/Replicas/0/Tags"), Role.PRIMARY);
            isTagged(table.at("/Replicas/1/Tags"), Role.SECONDARY);
        }
    }

    @Test
    void i15_what_the_bill_is_sorted_by_can_be_chosen() {
        JsonNode cluster =
                Resources.only(
                        Synthesised.context(Map.of("costCenter", "payments", "owner", "team 7"))
                                .template("database", Role.PRIMARY),
                        "AWS::RDS::DBCluster");

        assertThat(Resources.tag(cluster.path("Tags"), "CostCenter")).isEqualTo("payments");
        assertThat(Resources.tag(cluster.path("Tags"), "Owner")).isEqualTo("team 7");
    }

    private static void isTagged(JsonNode tags, Role role) {
        assertThat(Resources.tag(tags, "Environment")).isEqualTo("dev");
        assertThat(Resources.tag(tags, "DR-Role")).isEqualTo(role.label());
        assertThat(Resources.tag(tags, "CostCenter")).isEqualTo("holdfast");
        assertThat(Resources.tag(tags, "Application")).isEqualTo("holdfast");
    }

    private static JsonNode tags(JsonNode properties) {
        return properties.has("BackupVaultTags")
                ? properties.path("BackupVaultTags")
                : properties.path("Tags");
    }
}
