package dev.holdfast.lambda;

import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.postgres.Directories;
import dev.holdfast.local.process.ResidentMemory;
import dev.holdfast.local.service.Packaging;
import dev.holdfast.local.service.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How long a function that is not there yet takes for its first answer, which is that a payment is
/// journaled, and how much memory it takes: the packages side by side, through the runtime API.
/// What AWS does before it starts a process comes on top.
public final class ColdStart {

    private static final int STARTS = 7;
    private static final int INVOCATIONS = 500;
    private static final LocalRegion HERE = LocalRegion.US_EAST_1;
    private static final Timings NO_TAKEOVER =
            new Timings(Duration.ofMillis(500), Duration.ofMinutes(30));

    private final LocalRegions regions;
    private final Path directory;

    /// To and fro, so that nobody runs out of money.
    private Paid paid;

    private ColdStart(LocalRegions regions, Path directory) {
        this.regions = regions;
        this.directory = directory;
        this.paid = Paid.through(regions, HERE);
    }

    /// @param arguments the repository, and `--json` for machines
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path directory = Files.createTempDirectory("cold-start");
        LocalSettings settings =
                LocalSettings.of(home, directory.resolve("regions")).withTimings(NO_TAKEOVER);
        try (LocalRegions regions = LocalRegions.start(settings, Progress.silent())) {
            ColdStart bench = new ColdStart(regions, directory);
            List<ColdStartReport.Found> found = new ArrayList<>();
            for (Packaging packaging : List.of(Packaging.JVM, Packaging.NATIVE)) {
                found.add(bench.measure(packaging, home.resolve("transaction-function/target")));
            }
            ColdStartReport report = new ColdStartReport(STARTS, INVOCATIONS, found);
            boolean json = List.of(arguments).contains("--json");
            System.out.println(json ? report.json() : report.text());
        } finally {
            Directories.delete(directory);
        }
    }

    private ColdStartReport.Found measure(Packaging packaging, Path target) throws IOException {
        Path own = Files.createDirectory(directory.resolve(packaging.name()));
        FunctionPackage unpacked = FunctionPackage.unpack(packaging, target, own.resolve("task"));
        try (FunctionProcess function =
                new FunctionProcess(unpacked, own, regions.variables(HERE))) {
            List<Duration> starts = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                starts.add(firstAnswer(function, i));
            }
            long fresh = ResidentMemory.of(function.handle().pid());
            List<Duration> invocations = keepBusy(function);
            return new ColdStartReport.Found(
                    packaging,
                    new ColdStartReport.Times(median(starts), median(lastHalf(invocations))),
                    new ColdStartReport.Memory(fresh, ResidentMemory.of(function.handle().pid())),
                    Files.size(FunctionPackage.file(packaging, target)));
        }
    }

    private List<Duration> keepBusy(FunctionProcess function) {
        List<Duration> invocations = new ArrayList<>();
        for (int i = 0; i < INVOCATIONS; i++) {
            long began = System.nanoTime();
            pay(function, "busy-%d-%d".formatted(function.handle().pid(), i));
            invocations.add(Duration.ofNanos(System.nanoTime() - began));
        }
        return invocations;
    }

    private static List<Duration> lastHalf(List<Duration> all) {
        return all.subList(all.size() / 2, all.size());
    }

    private Duration firstAnswer(FunctionProcess function, int turn) {
        function.kill();
        long began = System.nanoTime();
        function.launch();
        pay(function, "first-%s-%d".formatted(function.handle().pid(), turn));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void pay(FunctionProcess function, String key) {
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        "Bearer " + regions.token(List.of("write")),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        key);
        String body = Events.json(paid.transfer());
        paid = paid.back();
        FunctionProcess.Outcome outcome =
                function.invoke(Events.request("POST", "/v1/transactions", headers, body));
        if (outcome.body().path("statusCode").asInt() != 201) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted(Comparator.naturalOrder()).toList().get(times.size() / 2);
    }
}
