package dev.holdfast.local.command;

import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.drill.Training;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.service.Packaging;
import dev.holdfast.local.service.ServiceProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes the AOT cache that lets the service start fast. Called by the script after a build, and
/// for an image: a cache fits only the JVM and the jars that it was made with.
@Command(name = "train", hidden = true, description = "Makes the service's AOT cache.")
final class TrainCommand implements Callable<Integer> {

    @Option(names = "--java", description = "The JVM to make it with.")
    private Path java = Path.of(JavaProgram.executable());

    @Option(names = "--jar", description = "The service.")
    private @Nullable Path jar;

    @Option(names = "--into", description = "Where it goes.")
    private @Nullable Path into;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintProgress progress = new PrintProgress(spec.commandLine().getErr());
        Path home = EnvironmentOption.home();
        Path runJar = jar == null ? Packaging.runJar(home) : jar;
        Path directory = home.resolve(".holdfast").resolve("training");
        Training training =
                new Training(
                        LocalSettings.of(home, directory),
                        cache -> ServiceProgram.training(runJar, cache).on(java),
                        progress::note);
        training.into(into == null ? Packaging.aotCache(home) : into);
        return 0;
    }
}
