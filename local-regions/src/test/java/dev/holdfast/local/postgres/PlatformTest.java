package dev.holdfast.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.process.EnvironmentFailure;
import org.junit.jupiter.api.Test;

class PlatformTest {
    @Test
    void each_supported_computer_has_an_archive_on_the_class_path() {
        for (Platform platform :
                new Platform[] {
                    Platform.of("Linux", "amd64"),
                    Platform.of("Linux", "aarch64"),
                    Platform.of("Mac OS X", "aarch64")
                }) {
            assertThat(getClass().getResource("/" + platform.archive())).isNotNull();
        }
    }

    @Test
    void other_computers_are_told_which_ones_work() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("There is no PostgreSQL for Windows 11 on amd64");
    }
}
