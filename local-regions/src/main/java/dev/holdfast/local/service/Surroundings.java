package dev.holdfast.local.service;

import dev.holdfast.local.postgres.DatabaseAccess;
import java.net.URI;
import java.nio.file.Path;

/// What one region's service finds around it.
public record Surroundings(DatabaseAccess database, URI journal, URI parameters, Path publicKey) {}
