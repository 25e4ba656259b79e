package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.licences.BillOfMaterials;
import dev.holdfast.local.service.Packaging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// What is in the functions' package, and whether it may be handed on.
class FunctionPartsIT {

    private static final Path BUILT = Path.of("target");

    /// A native package has a bill of its own.
    private static BillOfMaterials shipped() throws IOException {
        boolean compiled = Packaging.chosen() == Packaging.NATIVE;
        Path place = compiled ? BUILT.resolve("native") : BUILT;
        return BillOfMaterials.read(place.resolve("function-bom.json"));
    }

    @Test
    void nothing_is_shipped_that_may_not_be_handed_on() throws IOException {
        assertThat(shipped().parts()).noneMatch(part -> part.name().contains("DynamoDBLocal"));
        assertThat(shipped().unshippable())
                .allMatch(part -> part.name().startsWith("dev.holdfast:"));
    }

    @Test
    void every_jar_of_the_package_is_on_the_bill() throws IOException {
        Set<String> listed =
                shipped().parts().stream()
                        .map(part -> part.name().replace(':', '.') + "-" + part.version())
                        .collect(Collectors.toSet());
        try (ZipFile zip = new ZipFile(BUILT.resolve("function.zip").toFile())) {
            List<String> jars =
                    zip.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                            // Quarkus renames those that it takes classes out of.
                            .map(name -> name.substring("lib/".length()).replace("modified-", ""))
                            .toList();

            assertThat(jars)
                    .isNotEmpty()
                    .allMatch(jar -> listed.stream().anyMatch(jar::startsWith));
        }
    }
}
