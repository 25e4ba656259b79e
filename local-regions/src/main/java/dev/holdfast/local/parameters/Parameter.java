package dev.holdfast.local.parameters;

import java.time.Instant;

record Parameter(String name, String value, String type, long version, Instant modified) {

    static Parameter first(String name, String value, String type, Instant now) {
        return new Parameter(name, value, type, 1, now);
    }

    Parameter next(String newValue, Instant now) {
        return new Parameter(name, newValue, type, version + 1, now);
    }
}
