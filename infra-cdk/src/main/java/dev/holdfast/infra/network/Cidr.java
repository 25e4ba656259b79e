package dev.holdfast.infra.network;

import dev.holdfast.infra.Role;

/// The address ranges of the two networks: they must not overlap, because the networks are peered.
public final class Cidr {

    private static final String PRIMARY = "10.64.0.0/16";
    private static final String SECONDARY = "10.65.0.0/16";

    private Cidr() {}

    public static String of(Role role) {
        return switch (role) {
            case PRIMARY -> PRIMARY;
            case SECONDARY -> SECONDARY;
        };
    }
}
