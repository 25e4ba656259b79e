package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every accepted finding has a reason, and every reason a finding.
class ExplanationTest {

    @ForEachProfile
    void no_finding_is_left_without_a_reason(Profile profile) {
        List<String> open =
                reports(profile)
                        .flatMap(String::lines)
                        .filter(line ->
                                line.contains("\"Non-Compliant\"") || line.contains("\"UNKNOWN\""))
                        .toList();

        assertThat(reports(profile).count()).isGreaterThan(60);
        assertThat(open).isEmpty();
    }

    @Test
    void no_reason_is_left_without_a_finding() {
        List<String> suppressed =
                Profile.all().stream()
                        .flatMap(ExplanationTest::reports)
                        .flatMap(String::lines)
                        .filter(line -> line.contains("\"Suppressed\""))
                        .toList();
        List<String> unused =
                Explanation.all().stream()
                        .filter(explanation ->
                                suppressed.stream().noneMatch(line -> uses(line, explanation)))
                        .map(explanation -> explanation.rule() + ": " + explanation.reason())
                        .toList();

        assertThat(unused).isEmpty();
    }

    private static boolean uses(String line, Explanation explanation) {
        return line.startsWith("\"" + explanation.rule())
                && line.contains("\"" + explanation.reason() + "\"");
    }

    private static Stream<String> reports(Profile profile) {
        try (Stream<Path> files = Files.list(Synthesised.profile(profile).folder())) {
            return files
                    .filter(file -> file.toString().endsWith("-NagReport.csv"))
                    .map(ExplanationTest::read)
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
