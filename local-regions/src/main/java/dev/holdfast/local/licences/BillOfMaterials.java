package dev.holdfast.local.licences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// The parts of an artefact, in the order of their names.
public record BillOfMaterials(List<Part> parts) {

    /// Whoever ships one of our artefacts may do so with parts under these. A part with several has
    /// its user choose.
    private static final Set<String> SHIPPABLE =
            Set.of(
                    "Apache-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "CC0-1.0",
                    "EPL-2.0",
                    "MIT",
                    "MIT-0",
                    "Public Domain");

    public BillOfMaterials {
        parts = parts.stream().sorted(Comparator.comparing(Part::name)).toList();
    }

    /// Reads CycloneDX in JSON.
    public static BillOfMaterials read(Path file) throws IOException {
        JsonNode components = new ObjectMapper().readTree(file.toFile()).path("components");
        return new BillOfMaterials(
                StreamSupport.stream(components.spliterator(), false)
                        .map(BillOfMaterials::part)
                        .toList());
    }

    /// The parts that must not be handed on: nothing allows it.
    public List<Part> unshippable() {
        return parts.stream()
                .filter(part -> part.licences().stream().noneMatch(SHIPPABLE::contains))
                .toList();
    }

    /// A line for each part.
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part).append('\n'));
        return text.toString();
    }

    private static Part part(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode choice : component.path("licenses")) {
            JsonNode licence = choice.path("license");
            licences.add(
                    choice.hasNonNull("expression")
                            ? choice.path("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText()));
        }
        return new Part(
                component.path("group").asText() + ":" + component.path("name").asText(),
                component.path("version").asText(),
                licences);
    }
}
