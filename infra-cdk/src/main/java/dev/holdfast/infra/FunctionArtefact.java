package dev.holdfast.infra;

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

    static final String BUILT = "transaction-function/target/function.zip";
    static final String PLACEHOLDER = "infra-cdk/src/placeholder";
    static final String BUILD_COMMAND = "./holdfast build";

    /// @throws InvalidDeployment if there is none
    Path find() {
        if (placeholder) {
            if (chosen.isPresent()) {
                throw new InvalidDeployment(
                        "function and functionPlaceholder contradict each other: name one.");
            }
            return home.resolve(PLACEHOLDER).toAbsolutePath().normalize();
        }
        Path file = home.resolve(chosen.orElse(Path.of(BUILT))).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new InvalidDeployment(
                    "The functions are not built: %s is not there. %s builds it; -c"
                                    .formatted(file, BUILD_COMMAND)
                            + " functionPlaceholder=true gives templates to look at.");
        }
        return file;
    }
}
