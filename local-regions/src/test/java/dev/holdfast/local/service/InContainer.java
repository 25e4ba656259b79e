package dev.holdfast.local.service;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import dev.holdfast.local.process.ShortCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A service process inside a container, configured by its environment as it is when deployed. It
/// shares this computer's network, so that it finds the region's parts.
///
/// @param image its name
/// @param name of the container
public record InContainer(String image, String name) {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String MEMORY = "512m";

    /// A cache that does not fit is passed over in silence; here that is an error.
    private static final String CACHE_MUST_FIT = "-XX:AOTMode=on";

    /// How to start the service of a region.
    public ProcessPlan plan(
            LocalRegion region, int port, JavaProgram java, WithFakeTime.Service service) {
        Map<String, String> variables = new HashMap<>();
        ServiceConfiguration.properties(region, port, service.around(), service.timings())
                .forEach((key, value) -> variables.put(ServiceConfiguration.variable(key), value));
        variables.putAll(ServiceConfiguration.secrets(service.around()));
        variables.put("JAVA_TOOL_OPTIONS", CACHE_MUST_FIT);
        Path key = service.around().publicKey();
        List<String> command =
                new ArrayList<>(List.of("docker", "run", "--name", name, "--network", "host"));
        command.addAll(List.of("--label", "holdfast.environment=" + java.mark()));
        command.addAll(List.of("--read-only", "--cap-drop", "ALL"));
        command.addAll(List.of("--security-opt", "no-new-privileges"));
        command.addAll(List.of("--memory", MEMORY, "--memory-swap", MEMORY));
        command.addAll(List.of("--volume", key + ":" + key + ":ro"));
        variables.keySet().forEach(variable -> command.addAll(List.of("--env", variable)));
        command.add(image);
        return new ProcessPlan(
                new ProcessName(region.regionName(), "service"),
                command,
                variables,
                key.resolveSibling(name + ".log"));
    }

    /// Runs something else than the service in it, and returns what it says.
    ///
    /// @param program with its arguments
    public static String instead(String image, String... program) {
        List<String> command =
                new ArrayList<>(List.of("run", "--rm", "--read-only", "--cap-drop", "ALL"));
        command.addAll(List.of("--entrypoint", program[0], image));
        command.addAll(List.of(program).subList(1, program.length));
        return docker(command.toArray(String[]::new));
    }

    /// What Docker knows about it, in the form of a Go template.
    public String inspect(String template) {
        return docker("inspect", "--format", template, name);
    }

    /// SIGTERM, and SIGKILL if it has not ended by then.
    public void stop(Duration bound) {
        docker("stop", "--time", Long.toString(bound.toSeconds()), name);
    }

    public void remove() {
        docker("rm", "--force", "--volumes", name);
    }

    private static String docker(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return ShortCommand.run(command, BOUND).orFail(String.join(" ", command)).output();
    }
}
