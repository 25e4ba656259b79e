package dev.holdfast.architecture.broken.region;

import io.smallrye.mutiny.Uni;

public record UsesMutiny(Uni<String> later) {}
