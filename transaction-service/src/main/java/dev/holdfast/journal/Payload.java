package dev.holdfast.journal;

import java.util.Arrays;

/// Encoded decisions, compared by content. The bytes are never changed after they are handed over.
public final class Payload {

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes over the bytes: the caller must not change them any more.
    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    /// The bytes themselves, not a copy: not to be changed.
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
