package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.report.CloudAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of row that nobody explained is planted, and found.
class NagReportTest {
    private static final String HEAD =
            "Rule ID,Resource ID,Compliance,Exception Reason,Rule Level,Rule Info\n";

    private static final Set<String> PACKS = Set.of("AwsSolutions", "NIST.800.53.R5");

    @TempDir Path assembly;

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void every_stack_was_looked_at_by_two_packs_and_nothing_is_unexplained(Profile profile) {
        CloudAssembly synthesised = Assemblies.of(profile);
        NagReport report = NagReport.in(synthesised.folder());

        assertThat(
                        synthesised.stacks().stream()
                                .filter(stack -> !report.packsFor(stack.name()).equals(PACKS)))
                .isEmpty();
        assertThat(report.complaints()).isEmpty();
    }

    @Test
    void what_is_compliant_or_explained_is_fine() throws IOException {
        report(
                "\"AwsSolutions-S1\",\"a/b\",\"Compliant\",\"N/A\",\"Error\",\"logs\"\n"
                        + "\"AwsSolutions-S2\",\"a/b\",\"Suppressed\",\"It \"\"is\"\" so, because\n"
                        + "of this\",\"Error\",\"a, b\"\n");

        NagReport report = NagReport.in(assembly);
        assertThat(report.complaints()).isEmpty();
        assertThat(report.checks()).isEqualTo(2);
        assertThat(report.packsFor("network")).containsExactly("AwsSolutions");
        assertThat(report.packsFor("work")).isEmpty();
    }

    @Test
    void a_finding_is_found() throws IOException {
        report("\"AwsSolutions-S1\",\"a/b\",\"Non-Compliant\",\"N/A\",\"Error\",\"logs\"\n");

        assertThat(NagReport.in(assembly).complaints())
                .containsExactly("a/b AwsSolutions-S1: Non-Compliant (Error)");
    }

    @Test
    void a_rule_that_could_not_be_applied_is_found() throws IOException {
        report("\"AwsSolutions-EC23\",\"a/b\",\"UNKNOWN\",\"N/A\",\"Error\",\"ports\"\n");

        assertThat(NagReport.in(assembly).complaints()).hasSize(1);
    }

    @Test
    void a_suppression_without_a_reason_is_found() throws IOException {
        report("\"AwsSolutions-S1\",\"a/b\",\"Suppressed\",\"Not needed\",\"Error\",\"logs\"\n");

        assertThat(NagReport.in(assembly).complaints())
                .containsExactly("a/b AwsSolutions-S1 is suppressed without a reason");
    }

    @Test
    void what_is_no_report_is_not_taken_for_an_empty_one() {
        assertThatThrownBy(() -> NagReport.rows(HEAD + "\"only\",\"two\"\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void report(String rows) throws IOException {
        Files.writeString(assembly.resolve("AwsSolutions-network-NagReport.csv"), HEAD + rows);
    }
}
