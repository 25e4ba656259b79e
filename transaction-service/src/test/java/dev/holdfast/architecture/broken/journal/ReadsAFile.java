package dev.holdfast.architecture.broken.journal;

import dev.holdfast.architecture.broken.ledger.LooksAtTheClock;
import java.nio.file.Path;

public record ReadsAFile(Path file, LooksAtTheClock clock) {}
