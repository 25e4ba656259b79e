package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.local.service.Packaging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// The package as AWS runs it: unpacked, behind the runtime API, in 512 MB.
final class FunctionProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// What a start may take on a busy computer.
    private static final Duration START = Duration.ofSeconds(120);

    private static final Path BUILT = Path.of("target");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final RuntimeApi api = new RuntimeApi(LIMIT);
    private final Path directory;
    private final FunctionPackage unpacked;
    private final Map<String, String> variables;
    private Process process;

    /// A process that is not there yet.
    ///
    /// @param directory where its log goes
    FunctionProcess(FunctionPackage unpacked, Path directory, Map<String, String> variables) {
        this.unpacked = unpacked;
        this.directory = directory;
        this.variables = variables;
    }

    /// What came of an invocation.
    ///
    /// @param error the name of the failure's class, without its package; empty if it went well
    record Outcome(String error, JsonNode body) {}

    /// @param directory where the package is unpacked, and where its log goes
    static FunctionProcess start(Path directory, Map<String, String> variables) {
        FunctionPackage unpacked =
                FunctionPackage.unpack(Packaging.chosen(), BUILT, directory.resolve("task"));
        FunctionProcess function = new FunctionProcess(unpacked, directory, variables);
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

    void launch() {
        ProcessBuilder builder =
                new ProcessBuilder(unpacked.command())
                        .directory(unpacked.task().toFile())
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

    private Map<String, String> runtime() {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_NAME", "holdfast",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                "LAMBDA_TASK_ROOT", unpacked.task().toString(),
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
        kill();
        launch();
    }

    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
        http.shutdownNow();
        try {
            api.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
