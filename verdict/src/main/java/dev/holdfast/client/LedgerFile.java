package dev.holdfast.client;

import dev.holdfast.verdict.LedgerEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A client's ledger on disk, a line for each entry, written before the call returns. It outlives
/// its writer's process: what was handed to the operating system is not lost with it. It does not
/// outlive the machine; who loses the load generator's machine has no load test.
///
/// Callers write themselves, one at a time. A write is a few microseconds, less than handing the
/// line to another thread and waiting for it.
public final class LedgerFile implements AutoCloseable {

    private final FileChannel channel;

    public LedgerFile(Path path) throws IOException {
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// @throws IOException if it could not be written: then nothing may be sent that depends on it
    public void write(List<? extends LedgerEntry> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(EntryCodec.encode(entry)).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        synchronized (this) {
            long before = channel.size();
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException failed) {
                // Half a line would spoil the next one.
                channel.truncate(before);
                throw failed;
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
