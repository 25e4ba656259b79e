package dev.holdfast.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

class ParameterPathTest {

    private static final String TOLD = "aws.endpointUrlSsm";

    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.builder().build();

    @AfterEach
    void forget() {
        System.clearProperty(TOLD);
        http.close();
    }

    private ParameterPath path(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(HoldfastConfigTest.NEEDED);
        settings.put("holdfast.region.peer", "us-west-2");
        settings.putAll(more);
        return new ParameterPath(HoldfastConfigTest.read(settings));
    }

    @Test
    void an_endpoint_of_this_region_is_not_taken_for_the_other_ones() {
        System.setProperty(TOLD, "http://127.0.0.1:1");

        assertThatThrownBy(() -> path(Map.of()).peer(http))
                .hasMessageContaining("holdfast.parameters.peer-endpoint");
    }

    @Test
    void with_an_endpoint_of_its_own_the_other_region_can_be_asked() {
        System.setProperty(TOLD, "http://127.0.0.1:1");
        ParameterPath path =
                path(Map.of("holdfast.parameters.peer-endpoint", "http://127.0.0.1:2"));

        ParameterPath.Peer peer = path.peer(http);

        assertThat(peer.name().value()).isEqualTo("us-west-2");
        assertThat(peer.client().serviceClientConfiguration().endpointOverride())
                .contains(URI.create("http://127.0.0.1:2"));
        path.close(peer);
    }

    @Test
    void without_any_endpoint_it_is_awss_own() {
        ParameterPath path = path(Map.of());

        ParameterPath.Peer peer = path.peer(http);

        assertThat(peer.client().serviceClientConfiguration().endpointOverride()).isEmpty();
        path.close(peer);
    }
}
