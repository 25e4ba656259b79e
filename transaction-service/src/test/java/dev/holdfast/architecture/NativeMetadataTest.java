package dev.holdfast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.holdfast.http.TransactionView;
import dev.holdfast.ledger.LedgerRules;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a native executable would have to be told, seen without compiling one. That it is enough is
/// seen by running one: `./holdfast test --native`.
class NativeMetadataTest {

    private static final Path HOME = Path.of(System.getProperty("basedir", "."), "..");
    private static final Path METADATA = HOME.resolve("src-native");

    /// Where the compiler looks for itself.
    private static final String FOUND_BY_COMPILER = "META-INF/native-image";

    private static final String RESOURCES = "quarkus.native.resources";

    private static final List<String> MODULES =
            List.of("names", "transaction-service", "transaction-function");

    /// Jackson reads the members of what the doors hand out by reflection.
    private static final ArchRule ANSWERS =
            classes()
                    .that(describe("are answers", NativeMetadataTest::isAnswer))
                    .should()
                    .beAnnotatedWith(RegisterForReflection.class);

    /// Records that stand on their own are, and so are their parts.
    private static boolean isAnswer(JavaClass type) {
        String room = type.getPackageName();
        return type.isRecord()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(JavaClass::isRecord).orElse(true)
                && (room.endsWith(".http") || room.endsWith(".operations"));
    }

    @Test
    void what_is_answered_as_json_can_be_read_by_reflection() throws URISyntaxException {
        var compiled = LedgerRules.class.getProtectionDomain().getCodeSource().getLocation();
        JavaClasses house = new ClassFileImporter().importPath(Path.of(compiled.toURI()));

        assertThat(house.contain(TransactionView.class)).isTrue();
        ANSWERS.check(house);
    }

    @Test
    void an_answer_that_was_forgotten_is_found() {
        JavaClasses broken =
                new ClassFileImporter().importPackages("dev.holdfast.architecture.broken.http");

        assertThatThrownBy(() -> ANSWERS.check(broken))
                .hasMessageContaining("ForgottenView>")
                .hasMessageContaining("ForgottenView$Part>");
    }

    @Test
    void there_is_no_metadata_that_the_readme_does_not_account_for() throws IOException {
        String readme = Files.readString(METADATA.resolve("README.md"));
        try (Stream<Path> files = Files.walk(METADATA)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file ->
                            readme.contains("[" + METADATA.relativize(file) + "]")
                                    || file.endsWith("README.md"));
        }
    }

    @Test
    void no_module_tells_the_compiler_anything_in_another_place() throws IOException {
        for (String module : MODULES) {
            assertThat(HOME.resolve(module).resolve("src/main/resources/" + FOUND_BY_COMPILER))
                    .doesNotExist();
            assertThat(Files.readString(HOME.resolve(module).resolve("pom.xml")))
                    .doesNotContain("native.additional-build-args", RESOURCES);
            assertThat(HOME.resolve(module).resolve("src/main/resources/application.properties"))
                    .satisfiesAnyOf(
                            file -> assertThat(file).doesNotExist(),
                            file -> assertThat(file).content().doesNotContain(RESOURCES));
        }
    }

    @Test
    void each_resource_that_the_compiler_is_told_of_exists_and_is_accounted_for()
            throws IOException {
        String readme = Files.readString(METADATA.resolve("README.md"));
        List<String> included =
                Pattern.compile("<" + RESOURCES + ".includes>([^<]+)<")
                        .matcher(Files.readString(HOME.resolve("pom.xml")))
                        .results()
                        .flatMap(found -> Stream.of(found.group(1).split(",")))
                        .toList();

        assertThat(included).contains("openapi/openapi.json");
        assertThat(included)
                .allSatisfy(resource -> {
                    assertThat(readme).contains("| `" + resource + "`");
                    assertThat(HOME.resolve("transaction-service/src/main/resources/" + resource))
                            .exists();
                });
    }
}
