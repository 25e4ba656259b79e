package dev.holdfast.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// What a load generator says about itself.
///
/// @param cpuShare of all processors of the machine, from 0 to 1
/// @param shed operations that were due and not begun, because too many were under way
/// @param ledgerMicros on average to write what one call hands to the ledger
/// @param stopped why it stopped before its time; empty if it did not
public record GeneratorFacts(
        double cpuShare, long shed, double ledgerMicros, long attempts, String stopped) {

    /// Said from the beginning, until there is something else to say.
    public static final String INTERRUPTED = "interrupted";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIZE = 1_024;

    /// Always as long as the first time, and in the same place: the last word needs no room on a
    /// disk that has become full.
    public void write(Path path) throws IOException {
        byte[] text = JSON.writeValueAsBytes(this);
        ByteBuffer padded =
                ByteBuffer.wrap(
                        " "
                                .repeat(Math.max(SIZE, text.length))
                                .getBytes(StandardCharsets.US_ASCII));
        padded.put(text).rewind();
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (padded.hasRemaining()) {
                channel.write(padded);
            }
        }
    }

    /// Nothing, if the generator has not even begun.
    public static Optional<GeneratorFacts> read(Path path) throws IOException {
        return Files.exists(path)
                ? Optional.of(JSON.readValue(path.toFile(), GeneratorFacts.class))
                : Optional.empty();
    }
}
