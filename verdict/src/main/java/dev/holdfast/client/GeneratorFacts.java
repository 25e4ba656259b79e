package dev.holdfast.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a load generator says about itself when it ends in an orderly way.
///
/// @param cpuShare of all processors of the machine, from 0 to 1
/// @param shed operations that were due and not begun, because too many were under way
/// @param ledgerMicros on average to write what one call hands to the ledger
/// @param stopped why it stopped before its time; empty if it did not
public record GeneratorFacts(
        double cpuShare, long shed, double ledgerMicros, long attempts, String stopped) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public void write(Path path) throws IOException {
        JSON.writeValue(path.toFile(), this);
    }

    /// Nothing, if the generator has not come to an orderly end.
    public static Optional<GeneratorFacts> read(Path path) throws IOException {
        return Files.exists(path)
                ? Optional.of(JSON.readValue(path.toFile(), GeneratorFacts.class))
                : Optional.empty();
    }
}
