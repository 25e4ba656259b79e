package dev.holdfast.parameters;

import java.util.Optional;

/// What the regions have under one name.
public record Copies(
        String name, Optional<StoredParameter> active, Optional<StoredParameter> standby) {}
