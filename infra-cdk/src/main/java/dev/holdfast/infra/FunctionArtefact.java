package dev.holdfast.infra;

import dev.holdfast.infra.FunctionCode.Architecture;
import dev.holdfast.infra.FunctionCode.Runtime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The functions' packaged application. It is never replaced silently: without one there is a
/// sentence that says how to build it.
///
/// @param home the folder of the repository
/// @param chosen a file that somebody named
/// @param placeholder whether somebody asked for templates without an application
record FunctionArtefact(Path home, Optional<Path> chosen, boolean placeholder) {

    static final String PLACEHOLDER = "infra-cdk/src/placeholder";

    /// @throws InvalidDeployment if there is none, or one that would not start
    FunctionCode find(Runtime runtime, Architecture architecture) {
        if (placeholder) {
            InvalidDeployment.when(
                    chosen.isPresent(),
                    "function and functionPlaceholder contradict each other: name one.");
            return new FunctionCode(located(Path.of(PLACEHOLDER)), runtime, architecture);
        }
        Path file = located(chosen.orElse(Path.of(built(runtime))));
        InvalidDeployment.when(
                !Files.isRegularFile(file),
                "The functions are not built: %s is not there. %s builds it; -c"
                                .formatted(file, buildCommand(runtime))
                        + " functionPlaceholder=true gives templates to look at.");
        NativePackage compiled = NativePackage.of(file);
        if (runtime == Runtime.NATIVE) {
            compiled.requireFor(architecture);
        } else {
            InvalidDeployment.when(
                    compiled.hasExecutable(),
                    "%s is a native package, and the functions' runtime is a JVM's: -c functionRuntime=%s."
                            .formatted(file, Runtime.NATIVE.id()));
        }
        return new FunctionCode(file, runtime, architecture);
    }

    private Path located(Path place) {
        return home.resolve(place).toAbsolutePath().normalize();
    }

    private static String built(Runtime runtime) {
        return switch (runtime) {
            case JAVA_25 -> "transaction-function/target/function.zip";
            case NATIVE -> "transaction-function/target/native/function.zip";
        };
    }

    static String buildCommand(Runtime runtime) {
        return switch (runtime) {
            case JAVA_25 -> "./holdfast build";
            case NATIVE -> "./holdfast native --function";
        };
    }
}
