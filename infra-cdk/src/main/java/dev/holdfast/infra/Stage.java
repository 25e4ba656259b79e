package dev.holdfast.infra;

import java.util.Locale;

/// What the environment is for, which decides what may be destroyed.
public enum Stage {
    DEVELOPMENT,
    STAGING,
    PRODUCTION;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
