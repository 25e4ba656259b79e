package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The app as the CDK runs it: a process that reads its context from the environment.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CdkAppTest {

    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final Path REPOSITORY = Path.of(System.getProperty("basedir", "."), "..");

    private final Path everything = Scratch.folder();

    /// All profiles, from a copy of the repository that is somewhere else.
    @BeforeAll
    void synthesiseEverything() throws IOException, InterruptedException {
        Path copy = Scratch.folder();
        for (String part : List.of("workflows", "infra-cdk/src/placeholder")) {
            copy(REPOSITORY.resolve(part), copy.resolve(part));
        }

        Program.Ended app = run("{\"functionPlaceholder\":\"true\"}", copy, "--all-profiles");

        assertThat(app.status()).as(app.errors()).isZero();
    }

    @ForEachProfile
    void the_same_question_gives_the_same_bytes_in_each_file_wherever_it_is_asked(Profile profile)
            throws IOException {
        Map<String, String> here = files(Synthesised.profile(profile).folder());
        Map<String, String> there = files(everything.resolve(profile.name()));

        assertThat(there.keySet())
                .containsExactlyElementsOf(here.keySet())
                .contains("manifest.json", "tree.json", "holdfast.json");
        there.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(here.get(name)));
    }

    @Test
    void what_does_not_fit_ends_in_a_sentence_and_exit_code_2()
            throws IOException, InterruptedException {
        Path folder = Scratch.folder();

        Program.Ended app = run("{\"profile\":\"cheap\"}", folder);

        assertThat(app.status()).isEqualTo(2);
        assertThat(app.errors())
                .contains("There is no profile 'cheap'. There are active-passive, regulated,")
                .doesNotContain("Exception", "\tat ");
    }

    private Program.Ended run(String context, Path home, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dholdfast.home=" + home,
                                "-cp",
                                System.getProperty("java.class.path"),
                                CdkApp.class.getName()));
        command.addAll(List.of(arguments));
        Map<String, String> environment =
                Map.of("CDK_CONTEXT_JSON", context, "CDK_OUTDIR", everything.toString());
        return new Program(BOUND, environment).run(home, command);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                files.put(folder.relativize(file).toString(), text);
            }
        }
        return files;
    }
}
