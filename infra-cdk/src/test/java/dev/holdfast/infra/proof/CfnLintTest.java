package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Synthesised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where cfn-lint is installed, it finds no error. Elsewhere this is skipped, and shows as such.
class CfnLintTest {
    private static final long BOUND_SECONDS = 300;

    /// Its own copy of the specification may be older than the one that the property check reads,
    /// which has the tags of dashboards.
    private static final String NEWER =
            ":E3002:Additional properties are not allowed ('Tags' was unexpected)";

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void it_finds_no_error(Profile profile) throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "cfn-lint is not installed");
        Path output = Files.createTempFile("cfn-lint", ".txt");
        Path templates = Synthesised.profile(profile).folder().resolve("*.template.json");

        run(
                output,
                "cfn-lint",
                "--format",
                "parseable",
                "--ignore-checks",
                "W",
                "--",
                templates.toString());

        assertThat(Files.readAllLines(output).stream().filter(line -> !line.endsWith(NEWER)))
                .isEmpty();
    }

    private static boolean isInstalled() throws IOException, InterruptedException {
        Path output = Files.createTempFile("cfn-lint", ".txt");
        return run(output, "sh", "-c", "command -v cfn-lint") == 0;
    }

    private static int run(Path output, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " did not end within its bound");
        }
        return process.exitValue();
    }
}
