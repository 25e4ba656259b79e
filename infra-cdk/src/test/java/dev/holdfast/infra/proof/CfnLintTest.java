package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Program;
import dev.holdfast.infra.Synthesised;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where cfn-lint is installed, it finds no error. Elsewhere this is skipped, and shows as such.
class CfnLintTest {
    private static final Program LINT = Program.within(Duration.ofMinutes(5));

    /// Its own copy of the specification may be older than the one that the property check reads,
    /// which has the tags of dashboards.
    private static final String NEWER =
            ":E3002:Additional properties are not allowed ('Tags' was unexpected)";

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void it_finds_no_error(Profile profile) throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "cfn-lint is not installed");
        Path folder = Synthesised.profile(profile).folder();

        Program.Ended lint =
                LINT.run(
                        folder,
                        List.of(
                                "cfn-lint",
                                "--format",
                                "parseable",
                                "--ignore-checks",
                                "W",
                                "--",
                                "*.template.json"));

        assertThat(lint.errors()).isEmpty();
        assertThat(lint.output().lines().filter(line -> !line.endsWith(NEWER))).isEmpty();
    }

    private static boolean isInstalled() throws IOException, InterruptedException {
        return LINT.run(Path.of("."), List.of("sh", "-c", "command -v cfn-lint")).status() == 0;
    }
}
