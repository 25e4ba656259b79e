package dev.holdfast.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.names.Setting;
import io.smallrye.config.ConfigMappings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each key that the deployment sets is one that the service knows. A key that nobody reads would
/// be set in vain, and nobody would be told.
class SettingsTest {

    private static final String OUR_OWN = "holdfast.";

    /// Each extension of Quarkus comes with a list of its keys, for the documentation.
    private static final String KEYS_OF_QUARKUS =
            "META-INF/quarkus-config-doc/quarkus-config-model.json";

    /// Keys below it are handed on to the driver.
    private static final String OF_THE_DRIVER =
            "quarkus.datasource.jdbc.additional-jdbc-properties.";

    @Test
    void the_service_knows_each_key_of_its_own() {
        Set<String> known =
                ConfigMappings.getProperties(
                                ConfigMappings.ConfigClass.configClass(HoldfastConfig.class))
                        .keySet();
        List<Setting> unknown =
                Arrays.stream(Setting.values())
                        .filter(setting -> setting.key().startsWith(OUR_OWN))
                        .filter(setting -> !known.contains(setting.key()))
                        .toList();

        assertThat(known).contains("holdfast.patience");
        assertThat(unknown).isEmpty();
    }

    @Test
    void quarkus_knows_the_others() throws IOException {
        String known = keysOfQuarkus();
        List<String> unknown =
                Arrays.stream(Setting.values())
                        .filter(setting -> !setting.key().startsWith(OUR_OWN))
                        .filter(setting -> !setting.key().startsWith(OF_THE_DRIVER))
                        // The extension for functions is not part of the service.
                        .filter(setting -> setting != Setting.FUNCTION_HANDLER)
                        .map(Setting::variable)
                        .filter(variable -> !known.contains("\"" + variable + "\""))
                        .toList();

        assertThat(known).doesNotContain("QUARKUS_TLS_KEY_STORE_P12_PLACE");
        assertThat(unknown).isEmpty();
    }

    private static String keysOfQuarkus() throws IOException {
        StringBuilder known = new StringBuilder();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (URL list : Collections.list(loader.getResources(KEYS_OF_QUARKUS))) {
            try (InputStream text = list.openStream()) {
                known.append(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return known.toString();
    }
}
