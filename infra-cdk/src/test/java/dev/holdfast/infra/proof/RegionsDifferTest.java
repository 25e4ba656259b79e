package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Two regions differ in data only; each other difference is planted, and found.
class RegionsDifferTest {
    private static final Canonical.Pair EAST =
            new Canonical.Pair("us-east-1", "us-west-2", "primary", "secondary");

    @Test
    void the_names_of_regions_and_their_roles_are_data() {
        String east = "{'a':'arn:aws:sqs:us-east-1:1:q-primary','peer':'us-west-2'}";
        String west = "{'a':'arn:aws:sqs:us-west-2:1:q-secondary','peer':'us-east-1'}";

        assertThat(differences(east, west)).isEmpty();
    }

    @Test
    void the_order_of_two_regions_is_data_where_both_are_listed() {
        assertThat(
                        differences(
                                "{'a':['us-east-1','us-west-2']}",
                                "{'a':['us-east-1','us-west-2']}"))
                .isEmpty();
        assertThat(
                        differences(
                                "{'a':['us-east-1','us-west-2']}",
                                "{'a':['us-west-2','us-west-2']}"))
                .hasSize(1);
    }

    @Test
    void the_ids_of_resources_are_data() {
        assertThat(
                        differences(
                                "{'Resources':{'fromprimaryA0B1C2D3':{}},'a':{'Ref':'fromprimaryA0B1C2D3'}}",
                                "{'Resources':{'fromsecondaryE0F1A2B3':{}},'a':{'Ref':'fromsecondaryE0F1A2B3'}}"))
                .isEmpty();
    }

    @Test
    void the_addresses_of_a_network_are_data() {
        assertThat(differences("{'cidr':'10.0.0.0/16'}", "{'cidr':'10.1.0.0/16'}")).isEmpty();
    }

    @Test
    void a_region_that_points_to_the_wrong_one_is_found() {
        assertThat(differences("{'peer':'us-west-2'}", "{'peer':'us-west-2'}")).hasSize(1);
        assertThat(differences("{'own':'us-east-1'}", "{'own':'us-east-1'}")).hasSize(1);
    }

    @Test
    void another_value_is_found() {
        assertThat(differences("{'Timeout':30}", "{'Timeout':31}"))
                .containsExactly(".Timeout: 30, but 31");
    }

    @Test
    void something_that_only_one_has_is_found() {
        assertThat(differences("{'a':{'b':1}}", "{'a':{}}"))
                .containsExactly(".a.b: 1, but nothing");
        assertThat(differences("{'a':[1,2]}", "{'a':[1]}")).hasSize(1);
        assertThat(differences("{'a':'1'}", "{'a':1}")).hasSize(1);
    }

    private static List<String> differences(String here, String there) {
        return new RegionsDiffer(EAST)
                .differences(
                        Planted.json(here.replace('\'', '"')),
                        Planted.json(there.replace('\'', '"')));
    }
}
