package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Synthesised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is deployed depends on what was asked for, and on nothing else.
class DeterminismTest {

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void twice_the_same_question_gives_the_same_bytes(Profile profile) throws IOException {
        Path first = Synthesised.profile(profile).folder();
        Path second = Synthesised.context(Map.of("profile", profile.name())).folder();

        assertThat(bytes(second)).isEqualTo(bytes(first));
        assertThat(bytes(first)).containsKey("manifest.json");
    }

    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                files.put(folder.relativize(file).toString(), text);
            }
        }
        return files;
    }
}
