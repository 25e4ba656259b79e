package dev.holdfast.aws;

import dev.holdfast.journal.CorruptJournal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of a stored item, which must be what this service writes.
record Attributes(Map<String, AttributeValue> item) {

    String text(String name) {
        return optionalText(name).orElseThrow(() -> absent(name, "text"));
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(find(name)).map(AttributeValue::s);
    }

    long number(String name) {
        AttributeValue value = find(name);
        if (value == null || value.n() == null) {
            throw absent(name, "number");
        }
        try {
            return Long.parseLong(value.n());
        } catch (NumberFormatException fraction) {
            throw malformed(name, fraction);
        }
    }

    /// The number, or 0 where there is none.
    long numberIfAny(String name) {
        return item.containsKey(name) ? number(name) : 0;
    }

    boolean flag(String name) {
        AttributeValue value = find(name);
        if (value == null || value.bool() == null) {
            throw absent(name, "truth value");
        }
        return value.bool();
    }

    /// The bytes themselves, not a copy.
    byte[] bytes(String name) {
        AttributeValue value = find(name);
        if (value == null || value.b() == null) {
            throw absent(name, "binary");
        }
        return value.b().asByteArrayUnsafe();
    }

    /// The elements of a list of maps.
    List<Attributes> list(String name) {
        AttributeValue value = find(name);
        if (value == null || !value.hasL()) {
            throw absent(name, "list");
        }
        return value.l().stream().map(AttributeValue::m).map(Attributes::new).toList();
    }

    UUID uuid(String name) {
        try {
            return UUID.fromString(text(name));
        } catch (IllegalArgumentException other) {
            throw malformed(name, other);
        }
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException other) {
            throw malformed(name, other);
        }
    }

    static AttributeValue of(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue of(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /// Takes over the bytes: the caller must not change them any more.
    static AttributeValue of(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
    }

    private @Nullable AttributeValue find(String name) {
        return item.get(name);
    }

    private static CorruptJournal absent(String name, String kind) {
        return new CorruptJournal("A stored item has no " + kind + " '" + name + "'.");
    }

    private static CorruptJournal malformed(String name, Throwable cause) {
        return new CorruptJournal("In a stored item '" + name + "' cannot be understood.", cause);
    }
}
