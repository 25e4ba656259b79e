package dev.holdfast.journal;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// The SHA-256 of an entry, which covers the hash of the entry before it: two databases with the
/// same hash at the same position hold the same history.
public record EntryHash(long first, long second, long third, long fourth) {

    /// The hash before the first entry.
    public static final EntryHash GENESIS = new EntryHash(0, 0, 0, 0);

    public static final int BYTES = 32;

    /// @throws IllegalArgumentException unless there are 32 bytes
    public static EntryHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "An entry hash has 32 bytes, but there were " + bytes.length + ".");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new EntryHash(
                buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
