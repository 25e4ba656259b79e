package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.names.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The package as AWS runs it: unpacked, behind the runtime API, in 512 MB.
final class FunctionProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// As the deployment says it in JAVA_TOOL_OPTIONS.
    private static final List<String> OPTIONS = List.of(Names.FUNCTION_JVM_OPTIONS.split(" "));

    /// What a start may take on a busy computer.
    private static final Duration START = Duration.ofSeconds(120);

    private static final Path PACKAGE = Path.of("target", "function.zip");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final RuntimeApi api = new RuntimeApi(LIMIT);
    private final Path directory;
    private final Map<String, String> variables;
    private Process process;

    private FunctionProcess(Path directory, Map<String, String> variables) {
        this.directory = directory;
        this.variables = variables;
    }

    /// What came of an invocation.
    ///
    /// @param error the name of the failure's class, without its package; empty if it went well
    record Outcome(String error, JsonNode body) {}

    /// @param directory where the package is unpacked, and where its log goes
    static FunctionProcess start(Path directory, Map<String, String> variables) {
        FunctionProcess function = new FunctionProcess(directory, variables);
        function.unpack();
        function.launch();
        try {
            if (!function.api.awaitFunction(START)) {
                function.close();
                throw new IllegalStateException(Files.readString(function.log()));
            }
            return function;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private void unpack() {
        Path task = directory.resolve("task");
        try (ZipFile zip = new ZipFile(PACKAGE.toFile())) {
            for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
                Path file = task.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Of 512 MB the runtime leaves this much to the heap.
    private void launch() {
        List<String> command = new ArrayList<>();
        command.add(JavaProgram.executable());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath()));
        command.add(LambdaRuntime.class.getName());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.resolve("task").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        directory.resolve("log").toFile()));
        builder.environment().putAll(variables);
        builder.environment().putAll(runtime());
        try {
            process = builder.start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String classPath() {
        Path task = directory.resolve("task").toAbsolutePath();
        return String.join(
                System.getProperty("path.separator"),
                task.toString(),
                task.resolve("lib").resolve("*").toString(),
                JavaProgram.locationOf(LambdaRuntime.class));
    }

    private Map<String, String> runtime() {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_NAME", "holdfast",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                "LAMBDA_TASK_ROOT", directory.resolve("task").toString(),
                "QUARKUS_LAMBDA_HANDLER", "holdfast");
    }

    Outcome invoke(String event) {
        HttpRequest request =
                HttpRequest.newBuilder(invocations())
                        .timeout(LIMIT.plus(START))
                        .POST(HttpRequest.BodyPublishers.ofString(event))
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = JSON.readTree(answer.body());
            String error = body.path("errorType").asText();
            return new Outcome(error.substring(error.lastIndexOf('.') + 1), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    URI invocations() {
        return api.invocations();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    Path log() {
        return directory.resolve("log");
    }

    /// SIGKILL, and a new process in its place.
    void restart() {
        process.destroyForcibly().onExit().join();
        launch();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        http.shutdownNow();
        try {
            api.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
