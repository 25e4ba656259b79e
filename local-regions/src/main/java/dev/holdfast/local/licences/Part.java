package dev.holdfast.local.licences;

import java.util.List;

/// A library in an artefact.
///
/// @param name its group and its own name, with a colon between them
/// @param licences as its makers declare them: identifiers of SPDX where there are such
public record Part(String name, String version, List<String> licences) {
    public Part {
        licences = List.copyOf(licences);
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(name, version, String.join(" or ", licences));
    }
}
