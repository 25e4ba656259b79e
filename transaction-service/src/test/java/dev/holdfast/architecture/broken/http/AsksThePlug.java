package dev.holdfast.architecture.broken.http;

import dev.holdfast.architecture.broken.postgres.KnowsBoot;

public record AsksThePlug(KnowsBoot plug) {}
