package dev.holdfast.architecture.broken.aws;

import dev.holdfast.architecture.broken.postgres.KnowsBoot;

public record KnowsTheOtherPlug(KnowsBoot plug) {}
