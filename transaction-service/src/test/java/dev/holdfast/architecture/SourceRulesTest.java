package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The code of the house keeps its rules, and each rule notices who breaks it.
class SourceRulesTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("basedir", "."), "..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "names",
                "verdict",
                "loadtest",
                "transaction-service",
                "transaction-function",
                "infra-cdk"
            })
    void the_code_of_the_house_keeps_its_rules(String module) {
        Path sources = REPOSITORY.resolve(module).resolve("src/main/java");

        assertThat(sources.resolve("dev/holdfast")).isNotEmptyDirectory();
        assertThat(SourceRules.complaintsAbout(sources)).isEmpty();
    }

    @Test
    void a_file_has_at_most_250_lines() {
        assertThat(complaints("class A {" + "\n".repeat(249) + "}")).isEmpty();
        assertThat(complaints("class A {" + "\n".repeat(250) + "}"))
                .containsExactly("A.java has 251 lines.");
    }

    @Test
    void a_method_has_at_most_30_lines() {
        assertThat(complaints("class A { void longest() {" + "\n".repeat(29) + "}}")).isEmpty();
        assertThat(complaints("class A {\n void tooLong() {" + "\n".repeat(30) + "}}"))
                .containsExactly("A.java:2 tooLong has 31 lines.");
        assertThat(complaints("class A {\n@Deprecated\npublic void f() {" + "\n".repeat(29) + "}}"))
                .isEmpty();
    }

    @Test
    void a_method_takes_at_most_4_parameters() {
        assertThat(complaints("class A { void f(int a, int b, int c, int d) {} }")).isEmpty();
        assertThat(complaints("class A { void f(int a, int b, int c, int d, int e) {} }"))
                .containsExactly("A.java:1 f takes 5 parameters.");
        assertThat(complaints("class A { A(int a, int b, int c, int d, int e) {} }")).hasSize(1);
        assertThat(complaints("interface A { void f(int a, int b, int c, int d, int e); }"))
                .hasSize(1);
    }

    @Test
    void a_record_may_have_more_components() {
        assertThat(complaints("record A(int a, int b, int c, int d, int e) { A { a = 1; } }"))
                .isEmpty();
        assertThat(complaints("record A() { static void f(int a, int b, int c, int d, int e) {}}"))
                .hasSize(1);
    }

    @Test
    void nobody_catches_everything() {
        assertThat(complaints("class A {{ try {} catch (RuntimeException named) {} }}")).isEmpty();
        assertThat(complaints("class A {{ try {} catch (Exception broad) {} }}"))
                .containsExactly("A.java:1 catches Exception.");
        assertThat(complaints("class A {{ try {} catch (java.lang.Throwable broad) {} }}"))
                .containsExactly("A.java:1 catches java.lang.Throwable.");
        assertThat(complaints("class A {{ try {} catch (Error | Exception broad) {} }}"))
                .containsExactly("A.java:1 catches Exception.");
    }

    @Test
    void what_is_left_for_later_names_an_issue() {
        assertThat(complaints("class A { /* TODO #12: more, FIXME(#3) less */ }")).isEmpty();
        assertThat(complaints("class A { /* TODO more */ }"))
                .containsExactly("A.java has a TODO without an issue.");
        assertThat(complaints("// FIXME\nclass A {}")).hasSize(1);
    }

    @Test
    void nobody_uses_lombok() {
        assertThat(complaints("import lombok.Data;\n@Data class A {}"))
                .containsExactly("A.java uses Lombok.");
    }

    @Test
    void every_package_is_null_marked(@TempDir Path folder) throws IOException {
        Path marked = Files.createDirectory(folder.resolve("marked"));
        Path unmarked = Files.createDirectory(folder.resolve("unmarked"));
        Path bare = Files.createDirectory(folder.resolve("bare"));
        for (Path room : List.of(marked, unmarked, bare)) {
            Files.writeString(room.resolve("A.java"), "class A {}");
        }
        Files.writeString(marked.resolve("package-info.java"), "@NullMarked package marked;");
        Files.writeString(unmarked.resolve("package-info.java"), "package unmarked;");

        assertThat(SourceRules.complaintsAbout(folder))
                .containsExactlyInAnyOrder(
                        "Package bare is not @NullMarked.", "Package unmarked is not @NullMarked.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction-service", "transaction-function"})
    void no_copy_of_a_process_draws_what_the_others_draw(String module) {
        Path sources = REPOSITORY.resolve(module).resolve("src/main/java");

        assertThat(SourceRules.shareTheirChance(sources)).isEmpty();
    }

    @Test
    void who_shares_its_chance_is_found(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("A.java"), "class A { Object a = new Random(1); }");
        Files.writeString(folder.resolve("B.java"), "class B { Object b = new SecureRandom(); }");
        Files.writeString(
                folder.resolve("C.java"), "import java.util.concurrent.ThreadLocalRandom;");

        assertThat(SourceRules.shareTheirChance(folder)).containsExactly("A.java", "C.java");
    }

    private static List<String> complaints(String text) {
        return SourceRules.complaintsAbout("A.java", text);
    }
}
