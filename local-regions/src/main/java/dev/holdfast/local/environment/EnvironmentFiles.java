package dev.holdfast.local.environment;

import dev.holdfast.local.network.LocalRegion;
import java.nio.file.Path;

/// Where an environment keeps what: `directory` is what people look at, `data` is deleted at the
/// end.
public record EnvironmentFiles(Path directory, Path data) {
    public Path logs() {
        return directory.resolve("logs");
    }

    public Path log(LocalRegion region, String part) {
        return logs().resolve(region.regionName()).resolve(part + ".log");
    }

    /// What the region's bus has taken; it outlives the region, for people to look at.
    public Path events(LocalRegion region) {
        return logs().resolve(region.regionName()).resolve("events.jsonl");
    }

    public Path sharedLog(String part) {
        return logs().resolve(part + ".log");
    }

    public Path issuer() {
        return directory.resolve("issuer");
    }

    Path temporary() {
        return data.resolve("tmp");
    }

    public Path database(LocalRegion region) {
        return data.resolve("databases").resolve(region.regionName());
    }

    public Path parameters(LocalRegion region) {
        return data.resolve("parameters-" + region.regionName() + ".json");
    }

    public Path doors(LocalRegion region) {
        return temporary().resolve("s3mock-doors-" + region.regionName() + ".xml");
    }

    static Path state(Path directory) {
        return directory.resolve("state.json");
    }

    static Path lock(Path directory) {
        return directory.resolve("lock");
    }
}
