package dev.holdfast.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.names.Setting;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HoldfastConfigTest {

    static final Map<String, String> NEEDED =
            Map.of(
                    "holdfast.region.name", "us-east-1",
                    "holdfast.parameters.prefix", "/holdfast/test",
                    "holdfast.tokens.issuer", "https://issuer.holdfast.test",
                    "holdfast.tokens.key-location", "key.pem");

    static HoldfastConfig read(Map<String, String> settings) {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(HoldfastConfig.class)
                        .withConverter(
                                Duration.class,
                                100,
                                new io.quarkus.runtime.configuration.DurationConverter())
                        .withSources(source(settings))
                        .build();
        return config.getConfigMapping(HoldfastConfig.class);
    }

    private static ConfigSource source(Map<String, String> settings) {
        return new io.smallrye.config.PropertiesConfigSource(settings, "test", 100);
    }

    @Test
    void theKeysHaveTheseDefaults() {
        HoldfastConfig config = read(NEEDED);
        assertThat(config.database().host()).isEqualTo("localhost");
        assertThat(config.database().port()).isEqualTo(5432);
        assertThat(config.database().name()).isEqualTo("holdfast");
        assertThat(config.database().user()).isEqualTo("holdfast");
        assertThat(config.database().password()).isEmpty();
        assertThat(config.database().connections()).isEqualTo(16);
        assertThat(config.database().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.database().migrate()).isTrue();
        assertThat(config.journal().table()).isEqualTo("holdfast-journal");
        assertThat(config.journal().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.tokens().audience()).isEqualTo("holdfast");
        assertThat(config.tokens().rememberFor()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.heartbeat().interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.takeover().after()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.supervision().interval()).isEmpty();
        assertThat(config.region().peer()).isEmpty();
        assertThat(config.orders().bucket()).isEmpty();
        assertThat(config.orders().queue()).isEmpty();
        assertThat(config.events().bus()).isEmpty();
        assertThat(config.events().every()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.events().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.orders().table()).isEqualTo("holdfast-orders");
        assertThat(config.orders().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.sessions().table()).isEqualTo("holdfast-sessions");
        assertThat(config.sessions().timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void parametersAndReadinessHaveTheseDefaults() {
        HoldfastConfig config = read(NEEDED);
        assertThat(config.parameters().key()).isEmpty();
        assertThat(config.parameters().peerKey()).isEmpty();
        assertThat(config.parameters().peerEndpoint()).isEmpty();
        assertThat(config.parameters().reconcileEvery()).isEmpty();
        assertThat(config.readiness().build()).isEmpty();
        assertThat(config.readiness().postEvery()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.readiness().statusAge()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.readiness().validateEvery()).isEmpty();
        assertThat(config.readiness().checkTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.readiness().lag()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.readiness().backupAge()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.readiness().drillAge()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void theBoundsHaveTheseDefaults() {
        HoldfastConfig config = read(NEEDED);
        assertThat(config.batch().maxCommands()).isEqualTo(1_000);
        assertThat(config.batch().maxBytes()).isEqualTo(300_000);
        assertThat(config.queue().maxCommands()).isEqualTo(20_000);
        assertThat(config.queue().maxBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(config.orders().largestTotal()).isEqualTo(100_000_000_000L);
        assertThat(config.orders().fulfilWithin()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.orders().sweepEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.patience()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.evidenceEvery()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.switchover().atMost()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.promote().atMost()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.promote().askEvery()).isEqualTo(Duration.ofMillis(50));
        assertThat(config.health().interval()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.health().timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.health().fresh()).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void whatTheDeploymentTakesForNeededIsAllThatIsNeeded() {
        assertThat(Setting.needed())
                .extracting(Setting::key)
                .containsExactlyInAnyOrderElementsOf(NEEDED.keySet());
    }

    @ParameterizedTest
    @MethodSource("dev.holdfast.names.Setting#needed")
    void whatHasNoDefaultStopsTheStartAndIsNamed(Setting needed) {
        String key = needed.key();
        Map<String, String> without = new HashMap<>(NEEDED);
        without.remove(key);
        assertThatThrownBy(() -> read(without)).hasMessageContaining(key);
    }

    @Test
    void anEmptyKeyLocationIsNone() {
        Map<String, String> empty = new HashMap<>(NEEDED);
        empty.put("holdfast.tokens.key-location", "");
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("holdfast.tokens.key-location");
    }

    @Test
    void aKeyThatDoesNotExistStopsTheStart() {
        Map<String, String> misspelt = new HashMap<>(NEEDED);
        misspelt.put("holdfast.takeover.afterwards", "1s");
        assertThatThrownBy(() -> read(misspelt))
                .hasMessageContaining("holdfast.takeover.afterwards");
    }
}
