package dev.holdfast.architecture.broken.postgres;

import dev.holdfast.architecture.broken.boot.Wires;

public record KnowsBoot(Wires boot) {}
