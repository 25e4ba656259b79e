package dev.holdfast.local.drill;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.client.FailoverName;
import dev.holdfast.client.Timeline;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.service.ServiceProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Shows the service its work once, so that later starts know what is coming: a region starts as a
/// standby, takes over and serves, and ends in an orderly way, which leaves an AOT cache behind. A
/// takeover is run once in a process's life; without this it would be run by an interpreter.
public final class Training {

    private static final Duration SERVE = Duration.ofSeconds(4);
    private static final Duration END = Duration.ofSeconds(120);
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final LocalRegion LEARNER = LocalRegion.US_EAST_2;
    private static final int ACCOUNTS = 8;
    private static final Load.Size SIZE = new Load.Size(8, 1);

    private final LocalSettings settings;
    private final Function<Path, ServiceProgram> recording;
    private final Consumer<String> progress;

    /// @param recording the service, leaving a cache where it is told to
    /// @param progress hears in a few words what goes on
    public Training(
            LocalSettings settings,
            Function<Path, ServiceProgram> recording,
            Consumer<String> progress) {
        this.settings = settings;
        this.recording = recording;
        this.progress = progress;
    }

    /// Makes the cache, or replaces it.
    ///
    /// @throws IOException if the service does not serve, or leaves no cache
    public void into(Path cache) throws IOException, InterruptedException {
        Path fresh = cache.resolveSibling(cache.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (LocalRegions regions = LocalRegions.start(settings, Progress.silent())) {
            // This one alone: a second JVM with the same output would empty the first one's file.
            regions.killService(LEARNER);
            regions.launchService(LEARNER, recording.apply(fresh));
            regions.awaitService(LEARNER);
            serve(regions);
            progress.accept("writing down what the service did");
            regions.endService(LEARNER, END);
        }
        if (!Files.isRegularFile(fresh)) {
            throw new IOException(
                    "The service left no AOT cache behind; its log is in "
                            + settings.directory()
                            + ".");
        }
        Files.move(
                fresh, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void serve(LocalRegions regions) throws IOException, InterruptedException {
        FailoverName name = regions.name();
        try (ApiClient api =
                new ApiClient(regions.token(List.of("read", "write", "operate")), CALL)) {
            Book book = Book.open(api, name, "training", ACCOUNTS);
            try (Load load = new Load(api, name, book)) {
                progress.accept("the service takes over and serves, once, to learn how");
                Stage stage = new Stage(regions, api, load.ledger().sightings(), new Timeline());
                LocalRegion lost = stage.settle();
                load.start(SIZE);
                Thread.sleep(SERVE.dividedBy(2));
                stage.loses(lost, "training", () -> regions.killRegion(lost));
                Thread.sleep(SERVE);
                load.finish(CALL);
            }
        }
    }
}
