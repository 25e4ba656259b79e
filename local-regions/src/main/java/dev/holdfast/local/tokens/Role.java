package dev.holdfast.local.tokens;

import java.util.Arrays;
import java.util.Locale;

/// What a token allows.
public enum Role {
    READ,
    WRITE,
    OPERATE;

    public static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no role \"%s\"; the roles are read, write and operate."
                                        .formatted(name)));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
