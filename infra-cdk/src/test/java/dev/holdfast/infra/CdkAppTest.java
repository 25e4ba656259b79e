package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The app as the CDK runs it: a process that reads its context from the environment.
class CdkAppTest {

    private static final int SECONDS = 120;

    @Test
    void what_does_not_fit_ends_in_a_sentence_and_exit_code_2(@TempDir Path folder)
            throws IOException, InterruptedException {
        Process app = run("{\"profile\":\"cheap\"}", folder);
        String said = new String(app.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(app.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(app.exitValue()).isEqualTo(2);
        assertThat(said)
                .contains("There is no profile 'cheap'. There are active-passive, regulated,")
                .doesNotContain("Exception", "\tat ");
        assertThat(folder.resolve("manifest.json")).doesNotExist();
    }

    private static Process run(String context, Path folder) throws IOException {
        ProcessBuilder app =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CdkApp.class.getName());
        app.environment().put("CDK_CONTEXT_JSON", context);
        app.environment().put("CDK_OUTDIR", folder.toString());
        app.environment().put("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "true");
        app.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return app.start();
    }
}
