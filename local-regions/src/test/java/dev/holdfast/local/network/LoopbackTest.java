package dev.holdfast.local.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackTest {
    @Test
    void a_chosen_port_is_free_in_both_regions() {
        int port = Loopback.choose("service", 0, Loopback.regions());

        assertThat(Loopback.isFree(port, Loopback.regions())).isTrue();
    }

    @Test
    void a_wanted_port_that_one_region_has_taken_is_named_with_its_use() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LocalRegion.US_EAST_2.address())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Loopback.choose("service", port, Loopback.regions()))
                    .isInstanceOf(EnvironmentFailure.class)
                    .hasMessage(
                            "Port %d on 127.0.2.1, wanted for the service, is already in use.",
                            port);
        }
    }

    @Test
    void regions_are_found_by_name() {
        assertThat(LocalRegion.named("us-east-2")).isEqualTo(LocalRegion.US_EAST_2);
        assertThat(LocalRegion.US_EAST_2.other()).isEqualTo(LocalRegion.US_EAST_1);
    }

    @Test
    void an_unknown_region_is_answered_with_those_that_exist() {
        assertThatThrownBy(() -> LocalRegion.named("eu-west-1"))
                .hasMessage(
                        "There is no region \"eu-west-1\" here; the regions are us-east-1 and"
                                + " us-east-2.");
    }

    @Test
    void the_regions_have_addresses_of_their_own() {
        assertThat(List.of(LocalRegion.values()))
                .extracting(LocalRegion::host)
                .doesNotHaveDuplicates()
                .doesNotContain("127.0.0.1");
    }
}
