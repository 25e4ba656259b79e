package dev.holdfast.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Reads what [ByteSink] wrote, and refuses bytes that it cannot have written.
final class ByteSource {

    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int SHIFT = 7;
    private static final int LAST_SHIFT = 56;

    private final ByteBuffer in;

    ByteSource(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    int octet() {
        try {
            return Byte.toUnsignedInt(in.get());
        } catch (BufferUnderflowException early) {
            throw endsEarly(early);
        }
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift <= LAST_SHIFT; shift += SHIFT) {
            int next = octet();
            value |= (long) (next & SEVEN_BITS) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
        throw new CorruptJournal("A number is longer than 63 bits.");
    }

    UUID uuid() {
        try {
            return new UUID(in.getLong(), in.getLong());
        } catch (BufferUnderflowException early) {
            throw endsEarly(early);
        }
    }

    String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    byte[] block() {
        return raw(number());
    }

    byte[] raw(long length) {
        if (length > in.remaining()) {
            throw new CorruptJournal(
                    "A part of "
                            + length
                            + " bytes is announced where "
                            + in.remaining()
                            + " are left.");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    void end() {
        if (in.hasRemaining()) {
            throw new CorruptJournal(in.remaining() + " bytes are left over.");
        }
    }

    private static CorruptJournal endsEarly(BufferUnderflowException early) {
        return new CorruptJournal("The bytes end in the middle of a part.", early);
    }
}
