package dev.holdfast.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The events that a bus has taken, one line of JSON for each, in the order of their arrival.
final class EventFile {
    private final Path file;

    EventFile(Path file) {
        this.file = file;
    }

    synchronized void add(List<? extends JsonNode> events) throws IOException {
        Files.write(
                file,
                events.stream().map(JsonNode::toString).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
