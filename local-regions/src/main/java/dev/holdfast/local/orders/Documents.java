package dev.holdfast.local.orders;

import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.local.standin.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// S3Mock as the stand-in for one region's bucket of documents. Nothing replicates it: what a lost
/// region had is gone with it, which is the worst that replication can do.
public final class Documents {
    public static final String BUCKET = "holdfast-documents";

    /// Of its two doors it binds one to all addresses, unless the door is defined anew.
    private static final String DOORS = "s3mock-doors.xml";

    private Documents() {}

    /// @param library the folder of its jars
    /// @param doors where the definition of its doors is put
    public static StandIn in(
            ProcessRegistry processes, StandIn.Site site, Path library, Path doors) {
        write(doors);
        List<String> main =
                List.of(
                        "com.adobe.testing.s3mock.S3MockApplication",
                        "--server.address=" + site.region().host(),
                        "--server.port=0",
                        "--server.ssl.enabled=false",
                        "--http.port=" + site.port(),
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
                        "--com.adobe.testing.s3mock.store.region=" + site.region().regionName(),
                        "--spring.main.sources=" + doors.toUri(),
                        "--spring.main.allow-bean-definition-overriding=true");
        return new StandIn(
                processes,
                site,
                StandIn.Program.in(
                        library, "documents", new StandIn.Arguments(List.of("-Xmx128m"), main)));
    }

    private static void write(Path doors) {
        try (InputStream definition = Documents.class.getResourceAsStream("/" + DOORS)) {
            Files.write(doors, Objects.requireNonNull(definition, DOORS).readAllBytes());
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot write %s.".formatted(doors), e);
        }
    }
}
