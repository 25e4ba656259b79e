package dev.holdfast.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Writes the primitive parts of an encoding: variable-length integers (seven bits a byte, lowest
/// first), strings and byte arrays with their length in front.
final class ByteSink {

    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int SHIFT = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

    ByteSink octet(int value) {
        out.write(value);
        return this;
    }

    /// A number from 0 to 2^63 - 1.
    ///
    /// @throws IllegalArgumentException if it is negative: it would be read as another number
    ByteSink number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("A number is zero or more, but was " + value + ".");
        }
        long rest = value;
        while (rest > SEVEN_BITS) {
            out.write((int) (rest & SEVEN_BITS) | MORE);
            rest >>>= SHIFT;
        }
        out.write((int) rest);
        return this;
    }

    ByteSink uuid(UUID value) {
        out.writeBytes(
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(value.getMostSignificantBits())
                        .putLong(value.getLeastSignificantBits())
                        .array());
        return this;
    }

    ByteSink text(String value) {
        return block(value.getBytes(StandardCharsets.UTF_8));
    }

    ByteSink block(byte[] value) {
        number(value.length);
        return raw(value);
    }

    ByteSink raw(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
