package dev.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page as a real browser shows it. Needs Chromium; without it these tests are skipped.
class PageInBrowserTest {

    private static final int GREEN = 0x1d7a46;
    private static final int RED = 0xc0322b;
    private static final int STEP = 0xd98a00;
    private static final int HEADING = 90;
    private static final int CHARTS_FROM = 750;
    private static final int CHARTS_TO = 3_600;
    private static final int BOUND_SECONDS = 60;

    @TempDir private Path folder;

    @Test
    void who_passed_is_seen_first() throws Exception {
        BufferedImage passed = shown(Example.passed());
        BufferedImage failed = shown(Example.failed());

        assertThat(count(passed, GREEN, 0, HEADING)).isGreaterThan(1_000);
        assertThat(count(passed, RED, 0, HEADING)).isZero();
        assertThat(count(failed, RED, 0, HEADING)).isGreaterThan(1_000);
        assertThat(count(failed, GREEN, 0, HEADING)).isZero();
    }

    @Test
    void the_charts_are_drawn() throws Exception {
        BufferedImage page = shown(Example.passed());

        assertThat(count(page, GREEN, CHARTS_FROM, CHARTS_TO)).isGreaterThan(1_000);
        assertThat(count(page, RED, CHARTS_FROM, CHARTS_TO)).isGreaterThan(200);
    }

    @Test
    void each_fault_of_an_hour_is_seen_from_close() throws Exception {
        BufferedImage page = shown(Example.hour());

        // Steps are drawn nowhere else in a run with several faults.
        assertThat(count(page, STEP, CHARTS_FROM, CHARTS_TO)).isGreaterThan(300);
    }

    private static long count(BufferedImage image, int colour, int from, int to) {
        long count = 0;
        for (int y = from; y < to; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
            }
        }
        return count;
    }

    private BufferedImage shown(RunReport report) throws IOException, InterruptedException {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "No Chromium here: the page was not looked at.");
        Path page = Files.writeString(folder.resolve("page.html"), Page.of(report));
        Path picture = folder.resolve("page.png");
        Process process =
                new ProcessBuilder(
                                browser.orElseThrow().toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--hide-scrollbars",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--window-size=1040,3600",
                                "--screenshot=" + picture,
                                page.toUri().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("browser.log").toFile())
                        .start();
        assertThat(process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
        return ImageIO.read(picture.toFile());
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder ->
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
