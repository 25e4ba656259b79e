package dev.holdfast.local.standin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.ProcessRegistry;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/// A stand-in of our own, around an [AwsJsonServer]: its main class is told host, port, region and
/// file.
///
/// @param part for process lists and logs
/// @param file that it keeps
public record JsonProgram(String part, Class<?> main, Path file) {

    private static final List<String> OPTIONS = List.of("-Xmx32m");

    public StandIn at(ProcessRegistry processes, StandIn.Site site) {
        List<String> call =
                List.of(
                        main.getName(),
                        site.region().host(),
                        Integer.toString(site.port()),
                        site.region().regionName(),
                        file.toString());
        return new StandIn(
                processes,
                site,
                new StandIn.Program(part, classPath(), new StandIn.Arguments(OPTIONS, call)));
    }

    private static String classPath() {
        return String.join(
                File.pathSeparator,
                JavaProgram.locationOf(JsonProgram.class),
                JavaProgram.locationOf(ObjectMapper.class),
                JavaProgram.locationOf(JsonFactory.class),
                JavaProgram.locationOf(JsonProperty.class));
    }
}
