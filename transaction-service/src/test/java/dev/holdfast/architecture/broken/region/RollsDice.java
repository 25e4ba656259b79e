package dev.holdfast.architecture.broken.region;

import java.util.Random;

public record RollsDice(Random random) {}
