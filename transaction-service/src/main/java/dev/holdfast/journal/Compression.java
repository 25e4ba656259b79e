package dev.holdfast.journal;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// DEFLATE at its fastest level (RFC 1951, without header).
final class Compression {

    /// No entry is larger than this when expanded; anything that claims to be is not one of ours.
    static final int MAX_EXPANDED = 4 << 20;

    private static final int CHUNK = 16 << 10;

    private Compression() {}

    static byte[] compress(byte[] plain) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + CHUNK);
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        }
    }

    static byte[] expand(byte[] compressed) {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(compressed);
            ByteArrayOutputStream out = new ByteArrayOutputStream(compressed.length * 2 + CHUNK);
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                boolean stuck = count == 0 && !inflater.finished();
                if (stuck || out.size() + count > MAX_EXPANDED) {
                    throw new CorruptJournal(
                            "An entry ends early, or is larger than any entry may be.");
                }
                out.write(chunk, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException garbled) {
            throw new CorruptJournal("An entry is not compressed as entries are.", garbled);
        }
    }
}
