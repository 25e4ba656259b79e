package dev.holdfast.local;

import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.service.ServiceProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/// Settings for an environment whose service is the stand-in, so that these tests need no service.
public final class StandIns {
    private StandIns() {}

    public static LocalSettings settings(Path directory) {
        Path home = Path.of(System.getProperty("holdfast.test.home", "..")).toAbsolutePath();
        LocalSettings settings = LocalSettings.of(home.normalize(), directory);
        return settings.running(service());
    }

    private static ServiceProgram service() {
        String classPath =
                JavaProgram.locationOf(ServiceStandIn.class)
                        + File.pathSeparator
                        + JavaProgram.locationOf(org.postgresql.Driver.class);
        return ServiceProgram.onJvm(
                List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of("-cp", classPath, ServiceStandIn.class.getName()));
    }
}
