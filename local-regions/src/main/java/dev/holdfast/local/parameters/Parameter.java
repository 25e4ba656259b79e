package dev.holdfast.local.parameters;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// A parameter as it is now.
///
/// @param key that a secure value is encrypted with; empty for any other
/// @param labels names that people gave to versions, each to one version at a time
record Parameter(
        String name,
        String value,
        String type,
        String key,
        long version,
        Instant modified,
        Map<String, Long> labels) {

    /// The key that AWS manages, where nobody names another one.
    private static final String DEFAULT_KEY = "alias/aws/ssm";

    static Parameter first(String name, String value, String type, Instant now) {
        return new Parameter(name, value, type, "", 1, now, Map.of());
    }

    Parameter next(String newValue, Instant now) {
        return new Parameter(name, newValue, type, key, version + 1, now, labels);
    }

    Parameter encryptedWith(String newKey) {
        return isSecure()
                ? new Parameter(name, value, type, newKey, version, modified, labels)
                : this;
    }

    Parameter labelled(String label, long labelled) {
        Map<String, Long> more = new TreeMap<>(labels);
        more.put(label, labelled);
        return new Parameter(name, value, type, key, version, modified, more);
    }

    boolean isSecure() {
        return type.equals("SecureString");
    }

    static String keyOr(String asked) {
        return asked.isEmpty() ? DEFAULT_KEY : asked;
    }
}
