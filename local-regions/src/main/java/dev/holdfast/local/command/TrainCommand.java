package dev.holdfast.local.command;

import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.drill.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Makes the AOT cache that lets the service start fast. Called by the script after a build.
@Command(name = "train", hidden = true, description = "Makes the service's AOT cache.")
final class TrainCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintProgress progress = new PrintProgress(spec.commandLine().getErr());
        Path home = EnvironmentOption.home();
        Path directory = home.resolve(".holdfast").resolve("training");
        LocalSettings settings = LocalSettings.of(home, directory);
        Training training =
                new Training(settings, LocalSettings.Programs.runJar(home), progress::note);
        training.into(LocalSettings.Programs.aotCache(home));
        return 0;
    }
}
