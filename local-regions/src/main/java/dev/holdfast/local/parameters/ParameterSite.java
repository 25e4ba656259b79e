package dev.holdfast.local.parameters;

import dev.holdfast.local.network.LocalRegion;
import java.nio.file.Path;

/// Where one region's parameters live.
public record ParameterSite(LocalRegion region, int port, Path file, Path log) {}
