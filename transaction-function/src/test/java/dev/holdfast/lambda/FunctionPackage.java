package dev.holdfast.lambda;

import dev.holdfast.lambda.snapshot.Core;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.service.Packaging;
import dev.holdfast.names.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The package as the build makes it, unpacked as AWS does it: with the rights that it says.
///
/// @param packaging for a JVM, with or without a cache, or native
/// @param task the folder that the function finds itself in
record FunctionPackage(Packaging packaging, Path task) {

    /// As the deployment says it in JAVA_TOOL_OPTIONS.
    private static final List<String> OPTIONS = List.of(Names.FUNCTION_JVM_OPTIONS.split(" "));

    /// Who tells the process of a snapshot.
    private static final String SNAPSHOTS = "-Dorg.crac.Core.Compat=" + Core.class.getPackageName();

    /// Of 512 MB the runtime leaves this much to the heap.
    private static final String HEAP = "-Xmx384m";

    /// @param target where the build puts packages
    static FunctionPackage unpack(Packaging packaging, Path target, Path task) {
        Map<String, ?> withRights = Map.of("enablePosixFileAttributes", true);
        try (FileSystem zip = FileSystems.newFileSystem(file(packaging, target), withRights);
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path file = task.resolve(each.toString().substring(1));
                Files.createDirectories(file.getParent());
                Files.copy(each, file);
                Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(each));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new FunctionPackage(packaging, task.toAbsolutePath());
    }

    static Path file(Packaging packaging, Path target) {
        return switch (packaging) {
            case JVM, JVM_WITH_AOT_CACHE -> target.resolve("function.zip");
            case NATIVE -> target.resolve("native").resolve("function.zip");
        };
    }

    /// What AWS runs: its own Java runtime, which has the package on its class path, or
    /// `bootstrap`.
    List<String> command() {
        return switch (packaging) {
            case JVM, JVM_WITH_AOT_CACHE -> onJvm();
            case NATIVE -> List.of(task.resolve("bootstrap").toString());
        };
    }

    private List<String> onJvm() {
        List<String> command = new ArrayList<>();
        command.add(JavaProgram.executable());
        command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(OPTIONS);
        command.add(SNAPSHOTS);
        command.addAll(List.of("-cp", classPath()));
        command.add(LambdaRuntime.class.getName());
        return command;
    }

    private String classPath() {
        return String.join(
                System.getProperty("path.separator"),
                task.toString(),
                task.resolve("lib").resolve("*").toString(),
                JavaProgram.locationOf(LambdaRuntime.class));
    }
}
