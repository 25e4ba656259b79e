package dev.holdfast.infra;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// As much of the repository as `./holdfast deploy` and `destroy` need, in a folder of its own:
/// with the script and the app themselves, and with stand-ins for the commands that would reach
/// AWS, which write down how they were called.
final class CopiedRepository {

    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Path REPOSITORY =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private final Path home = Scratch.folder();
    private final Path calls = home.resolve("calls.txt");

    CopiedRepository() throws IOException {
        Files.copy(REPOSITORY.resolve("holdfast"), home.resolve("holdfast"));
        executable(home.resolve("holdfast"));
        Files.createSymbolicLink(home.resolve("workflows"), REPOSITORY.resolve("workflows"));
        Files.createDirectories(home.resolve("infra-cdk/src"));
        Files.createSymbolicLink(
                home.resolve("infra-cdk/src/placeholder"),
                REPOSITORY.resolve("infra-cdk/src/placeholder"));
        classPath();
        Path function = home.resolve("transaction-function/target/function.zip");
        Files.createDirectories(function.getParent());
        Files.copy(REPOSITORY.resolve("infra-cdk/src/test/resources/function.zip"), function);
        Path cdk = home.resolve("infra-cdk/cli/node_modules");
        standIn(cdk.resolve(".bin/cdk"), "");
        Files.writeString(home.resolve("infra-cdk/cli/package-lock.json"), "{}");
        Files.writeString(cdk.resolve(".package-lock.json"), "{}");
        standIn("sleep", "");
        Files.createFile(calls);
    }

    Path home() {
        return home;
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    /// What a command of a name does, besides being written down.
    ///
    /// @param script in the language of bash; the command's arguments are `$*`
    void standIn(String name, String script) throws IOException {
        standIn(home.resolve("bin").resolve(name), script);
    }

    /// Commands that were called, with their arguments, in order.
    List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    Program.Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("holdfast").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment =
                Map.of(
                        "PATH",
                        home.resolve("bin") + File.pathSeparator + System.getenv("PATH"),
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "HOLDFAST_NO_BUILD",
                        "1",
                        "AWS_EC2_METADATA_DISABLED",
                        "true");
        return new Program(BOUND, environment).run(home, command);
    }

    private void standIn(Path command, String script) throws IOException {
        Files.createDirectories(command.getParent());
        String name = command.getFileName().toString();
        Files.writeString(
                command,
                "#!/usr/bin/env bash\nprintf '%%s\\n' \"%s $*\" >>'%s'\n%s\n"
                        .formatted(name, calls, script));
        executable(command);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// The script looks for classes in one folder and for libraries in another.
    private void classPath() throws IOException {
        Path target = home.resolve("infra-cdk/target");
        Path libraries = Files.createDirectories(target.resolve("lib"));
        Path classes = Files.createDirectories(target.resolve("classes"));
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(part).toAbsolutePath();
            if (Files.isRegularFile(path)) {
                Files.createSymbolicLink(libraries.resolve(path.getFileName()), path);
            } else if (Files.isDirectory(path)) {
                copy(path, classes);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
    }
}
