package dev.holdfast.local.bench;

import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.postgres.DatabaseAccess;
import dev.holdfast.local.service.Timings;
import dev.holdfast.names.Names;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/// Runs all contenders one after the other on the same regions, and reports them side by side.
public final class Benchmark {

    private static final int ACCOUNTS = 10_000;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Timings PATIENT =
            new Timings(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Duration time;
    private final String ways;
    private final Consumer<String> progress;
    private final List<Measured> figures = new ArrayList<>();

    /// @param time that each contender is measured for, with each kind of accounts, after a warm-up
    /// @param ways the letters of the contenders that are measured
    public Benchmark(Duration time, String ways, Consumer<String> progress) {
        this.time = time;
        this.ways = ways;
        this.progress = progress;
    }

    /// What the benchmark has to say.
    public record Result(String text, String json) {}

    public Result run(LocalSettings settings, Progress starting) throws Exception {
        progress.accept("starting two regions");
        try (LocalRegions regions = LocalRegions.start(settings.withTimings(PATIENT), starting)) {
            List<UUID> accounts = inProcess(regions);
            overHttp(regions, accounts);
            directly(regions.database(LocalRegion.US_EAST_1));
            BenchReport report = new BenchReport(conditions(), List.copyOf(figures));
            return new Result(report.text(), report.json());
        }
    }

    /// The service is frozen meanwhile, so that it does not compete for the journal.
    private List<UUID> inProcess(LocalRegions regions) throws Exception {
        regions.freezeService(LocalRegion.US_EAST_1);
        List<UUID> accounts;
        try (OwnService own = new OwnService(regions, Names.JOURNAL_TABLE)) {
            accounts = own.openAccounts(ACCOUNTS);
            measure(new InProcess(own.transactions(), accounts));
        }
        regions.thawService(LocalRegion.US_EAST_1);
        return accounts;
    }

    private void overHttp(LocalRegions regions, List<UUID> accounts) throws Exception {
        URI service = regions.service(LocalRegion.US_EAST_1);
        String token = regions.token(List.of("write"));
        List<OverHttp.Shape> shapes =
                List.of(
                        new OverHttp.Shape("d  HTTP one by one, 256 connections", 256, 1),
                        new OverHttp.Shape("e  HTTP in bulks of 50, 64 connections", 64, 50));
        for (OverHttp.Shape shape : shapes) {
            measure(new OverHttp(shape, service, token, accounts));
        }
    }

    private void directly(DatabaseAccess database) throws Exception {
        List<UUID> accounts = Comparison.create(database, ACCOUNTS);
        measure(new SingleTransactions(database, accounts));
        measure(new DirectBatches(database, accounts));
    }

    private void measure(Contender contender) throws Exception {
        try (contender) {
            if (ways.indexOf(contender.title().charAt(0)) < 0) {
                return;
            }
            for (Skew skew : Skew.values()) {
                progress.accept(
                        contender.title().strip() + ", " + skew.name().toLowerCase(Locale.ROOT));
                contender.run(skew, WARM_UP);
                figures.add(Measured.of(contender, skew, time));
            }
        }
    }

    private String conditions() {
        return "%d processors; %d accounts; %d s each after %d s of warm-up; PostgreSQL with fsync=on and synchronous_commit=on, one asynchronous standby; the journal is DynamoDB Local in memory; load generator, service, databases and journal share the processors."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        ACCOUNTS,
                        time.toSeconds(),
                        WARM_UP.toSeconds());
    }
}
