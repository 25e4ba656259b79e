package dev.holdfast.local.licences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is in the built service, and whether it may be handed on.
class ShippedPartsIT {

    private static final Path BUILT = Path.of("../transaction-service/target");

    @TempDir private Path directory;

    private static BillOfMaterials shipped() throws IOException {
        return BillOfMaterials.read(BUILT.resolve("holdfast-bom.json"));
    }

    @Test
    void nothing_is_shipped_that_may_not_be_handed_on() throws IOException {
        assertThat(shipped().unshippable()).isEmpty();
        assertThat(shipped().parts()).noneMatch(part -> part.name().contains("DynamoDBLocal"));
    }

    @Test
    void every_jar_of_the_service_is_on_the_bill() throws IOException {
        Set<String> listed =
                shipped().parts().stream()
                        .map(part -> part.name().replace(':', '.') + "-" + part.version())
                        .collect(Collectors.toSet());
        try (Stream<Path> jars = Files.walk(BUILT.resolve("quarkus-app/lib"))) {
            assertThat(
                            jars.map(jar -> jar.getFileName().toString())
                                    .filter(name -> name.endsWith(".jar")))
                    .isNotEmpty()
                    .allMatch(jar -> listed.stream().anyMatch(jar::startsWith));
        }
    }

    @Test
    void a_part_under_a_licence_for_tests_only_is_found() throws IOException {
        Path bill = directory.resolve("bom.json");
        Files.writeString(
                bill,
                """
                {"components": [
                  {"group": "org.good", "name": "good", "version": "1",
                   "licenses": [{"license": {"name": "Something"}}, {"license": {"id": "MIT"}}]},
                  {"group": "com.amazonaws", "name": "DynamoDBLocal", "version": "3.3.1",
                   "licenses": [{"license": {"name": "Amazon Software License"}}]},
                  {"group": "org.silent", "name": "silent", "version": "1"}]}
                """);

        assertThat(BillOfMaterials.read(bill).unshippable())
                .extracting(Part::name)
                .isEqualTo(List.of("com.amazonaws:DynamoDBLocal", "org.silent:silent"));
    }
}
