package dev.holdfast.infra;

import java.util.Locale;

/// What a region is when all is well. It does not change in a failover: what changes is the role
/// that the journal gives, and nothing that is deployed depends on that one.
public enum Role {
    PRIMARY,
    SECONDARY;

    /// The other one.
    public Role peer() {
        return switch (this) {
            case PRIMARY -> SECONDARY;
            case SECONDARY -> PRIMARY;
        };
    }

    /// As it stands in names and tags.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
