package dev.holdfast.client;

import dev.holdfast.verdict.LedgerEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads a client's ledger while it is still being written, or after its writer has crashed: a last
/// line without an end is left alone.
public final class LedgerReader {

    private static final int CHUNK = 1 << 20;

    private final Path path;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long position;

    public LedgerReader(Path path) {
        this.path = path;
    }

    /// Everything that a ledger holds.
    public static List<LedgerEntry> all(Path path) throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        new LedgerReader(path).next(entries::add);
        return entries;
    }

    /// Hands over the entries that have become whole since the last call.
    ///
    /// @throws IOException if the file cannot be read, or holds something else
    public void next(Consumer<LedgerEntry> into) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (int read = channel.read(chunk.clear(), position); read > 0; ) {
                position += read;
                lines(chunk.flip(), into);
                read = channel.read(chunk.clear(), position);
            }
        }
    }

    private void lines(ByteBuffer bytes, Consumer<LedgerEntry> into) throws IOException {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                into.accept(EntryCodec.decode(begun.toString(StandardCharsets.UTF_8)));
                begun.reset();
            } else {
                begun.write(next);
            }
        }
    }
}
