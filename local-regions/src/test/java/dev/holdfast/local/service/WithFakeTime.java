package dev.holdfast.local.service;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A service process whose clock on the wall is set by a test, with libfaketime. The monotonic
/// clock stays as it is, as it does when somebody sets a computer's time.
///
/// @param library libfaketime for programs with threads
/// @param time the file that says how far off the clock is
public record WithFakeTime(Path library, Path time) {

    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    /// A look at the clock costs much with libfaketime, and the JVM looks often to measure itself.
    private static final List<String> FEW_LOOKS =
            List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1");

    /// If libfaketime is installed on this computer, where Debian and Fedora put it.
    public static Optional<WithFakeTime> find(Path directory) throws IOException {
        try (Stream<Path> places = places()) {
            return places.map(place -> place.resolve(LIBRARY))
                    .filter(Files::isReadable)
                    .findFirst()
                    .map(library -> new WithFakeTime(library, directory.resolve("time")));
        }
    }

    private static Stream<Path> places() throws IOException {
        Path libraries = Path.of("/usr/lib");
        Stream<Path> below = Files.isDirectory(libraries) ? Files.list(libraries) : Stream.of();
        return Stream.concat(below, Stream.of(libraries, Path.of("/usr/lib64")));
    }

    /// @param by such as `+0`, `+1d` or `-1d`
    public void jump(String by) {
        try {
            Path next = time.resolveSibling("time.next");
            Files.writeString(next, by + "\n");
            Files.move(next, time, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// How to start the service of a region.
    public ProcessPlan plan(LocalRegion region, int port, JavaProgram java, Service service) {
        jump("+0");
        Map<String, String> properties =
                ServiceConfiguration.properties(region, port, service.around(), service.timings());
        Map<String, String> environment =
                new HashMap<>(ServiceConfiguration.secrets(service.around()));
        environment.put("LD_PRELOAD", library.toString());
        environment.put("FAKETIME_TIMESTAMP_FILE", time.toString());
        environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        environment.put("FAKETIME_CACHE_DURATION", "1");
        environment.put("NO_FAKE_STAT", "1");
        return new ProcessPlan(
                new ProcessName(region.regionName(), "service"),
                service.program().tuned(FEW_LOOKS).command(java, properties),
                environment,
                time.resolveSibling("service.log"));
    }

    /// What is run, and what it finds around it.
    public record Service(ServiceProgram program, Surroundings around, Timings timings) {}
}
