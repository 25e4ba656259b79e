package dev.holdfast.architecture.broken.recovery;

import dev.holdfast.architecture.broken.http.Prints;

public record CallsADoor(Prints door) {}
