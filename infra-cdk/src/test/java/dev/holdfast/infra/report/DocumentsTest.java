package dev.holdfast.infra.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Synthesised;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What is told about a synthesis is true, and the pages that are made from one are up to date.
class DocumentsTest {
    private static final Path DOCS = Path.of(System.getProperty("basedir", "."), "..", "docs");

    @Test
    void the_page_about_costs_is_what_the_templates_say() throws IOException {
        String page = CostDocument.of(Profile.all().stream().map(DocumentsTest::assembly).toList());

        assertThat(Files.readString(DOCS.resolve("cost.md")))
                .as("out of date: ./holdfast synth --docs writes it anew")
                .isEqualTo(page);
    }

    @Test
    void the_picture_is_what_the_templates_say() throws IOException {
        assertThat(Files.readString(DOCS.resolve("deployment.svg")))
                .as("out of date: ./holdfast synth --docs writes it anew")
                .isEqualTo(Picture.of(assembly(Profile.REGULATED)));
    }

    /// Lambda lets nobody reserve so much that fewer than a hundred are left.
    @Test
    void the_guide_names_the_concurrency_that_the_functions_need() throws IOException {
        int reserved =
                assembly(Profile.STANDARD).stacks().stream()
                        .filter(stack -> stack.name().equals("holdfast-functions-primary-dev"))
                        .flatMap(stack -> stack.resources().values().stream())
                        .mapToInt(
                                each -> each.at("/Properties/ReservedConcurrentExecutions").asInt())
                        .sum();

        assertThat(Files.readString(DOCS.resolve("deployment.md")))
                .contains("| %d: %d are reserved".formatted(reserved + 100, reserved));
    }

    @Test
    void the_summary_counts_every_stack_and_every_resource() throws IOException {
        CloudAssembly assembly = assembly(Profile.STANDARD);
        int resources = assembly.stacks().stream().mapToInt(each -> each.resources().size()).sum();

        assertThat(told("summary", assembly.folder().toString()))
                .contains(
                        "%d stacks with %d resources"
                                .formatted(assembly.stacks().size(), resources));
        JsonNode json =
                new ObjectMapper()
                        .readTree(told("summary", "--json", assembly.folder().toString()));
        assertThat(json.path("stacks")).hasSize(assembly.stacks().size());
        assertThat(json.at("/resourcesByType/AWS::RDS::DBCluster/us-east-1").asInt()).isEqualTo(1);
        assertThat(json.at("/monthlyCostUsd/standing").asDouble()).isPositive();
    }

    @Test
    void what_is_destroyed_first_was_deployed_last() throws IOException {
        String folder = assembly(Profile.STANDARD).folder().toString();

        assertThat(told("order", "--reverse", folder).lines().toList().reversed())
                .isEqualTo(told("order", folder).lines().toList());
    }

    @Test
    void a_folder_without_an_assembly_ends_in_one_sentence() {
        StringWriter said = new StringWriter();
        CommandLine command = ReportCommand.commandLine().setErr(new PrintWriter(said, true));

        assertThat(command.execute("summary", "/nowhere")).isEqualTo(2);
        assertThat(said.toString().lines()).containsExactly("/nowhere holds no cloud assembly.");
    }

    private static CloudAssembly assembly(Profile profile) {
        return CloudAssembly.in(Synthesised.profile(profile).folder());
    }

    private static String told(String... arguments) {
        StringWriter told = new StringWriter();
        CommandLine command = ReportCommand.commandLine().setOut(new PrintWriter(told, true));
        assertThat(command.execute(arguments)).isZero();
        return told.toString().strip();
    }
}
