package dev.holdfast.architecture.broken.processing;

import dev.holdfast.architecture.broken.recovery.DrawsItsOwnIds;

public record KnowsRecovery(DrawsItsOwnIds recovery) {}
