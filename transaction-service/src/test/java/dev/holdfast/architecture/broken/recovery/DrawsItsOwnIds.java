package dev.holdfast.architecture.broken.recovery;

import java.time.InstantSource;
import java.util.UUID;

public final class DrawsItsOwnIds {

    UUID id() {
        return UUID.randomUUID();
    }

    double chance() {
        return Math.random();
    }

    InstantSource time() {
        return InstantSource.system();
    }
}
