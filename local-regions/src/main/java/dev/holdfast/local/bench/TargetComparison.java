package dev.holdfast.local.bench;

import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ResidentMemory;
import dev.holdfast.local.service.Packaging;
import dev.holdfast.local.service.ServiceProgram;
import dev.holdfast.local.service.Timings;
import dev.holdfast.names.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The forms of the service side by side: each is started several times as the active region's
/// service, on the same two regions, and then put under load.
public final class TargetComparison {

    private static final int ACCOUNTS = 1_000;
    private static final int STARTS = 9;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final LocalRegion HERE = LocalRegion.US_EAST_1;

    /// The region is down again and again, which the other one shall not mind.
    private static final Timings NO_TAKEOVER =
            new Timings(Duration.ofMillis(500), Duration.ofMinutes(30));

    /// A cache that does not fit is passed over in silence; what is measured then is another form.
    private static final List<String> MUST_FIT = List.of("-XX:AOTMode=on");

    private final Path home;
    private final Duration time;
    private final Consumer<String> progress;

    /// @param home where the repository is, with all forms built
    /// @param time that each is measured for, after a warm-up
    public TargetComparison(Path home, Duration time, Consumer<String> progress) {
        this.home = home;
        this.time = time;
        this.progress = progress;
    }

    public Benchmark.Result run(LocalSettings settings, Progress starting) throws Exception {
        progress.accept("starting two regions");
        LocalSettings patient = settings.withTimings(NO_TAKEOVER);
        try (LocalRegions regions = LocalRegions.start(patient, starting)) {
            List<UUID> accounts = accounts(regions);
            List<Target> targets = new ArrayList<>();
            for (Packaging packaging : Packaging.values()) {
                targets.add(new Candidate(regions, accounts, packaging).measure());
            }
            TargetReport report = new TargetReport(conditions(), List.copyOf(targets));
            return new Benchmark.Result(report.text(), report.json());
        }
    }

    /// The service is frozen meanwhile, so that it does not compete for the journal.
    private static List<UUID> accounts(LocalRegions regions) throws Exception {
        regions.freezeService(HERE);
        try (OwnService own = new OwnService(regions, Names.JOURNAL_TABLE)) {
            return own.openAccounts(ACCOUNTS);
        } finally {
            regions.thawService(HERE);
        }
    }

    private String conditions() {
        return "%d processors; median of %d starts; idle after %d s; load: HTTP bulks of 50, %d s after %d s of warm-up; heap at most 512 MB; load generator, both regions and the journal share the processors."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        STARTS,
                        IDLE.toSeconds(),
                        time.toSeconds(),
                        WARM_UP.toSeconds());
    }

    /// One form, while it is measured.
    private final class Candidate {

        private final LocalRegions regions;
        private final List<UUID> accounts;
        private final Packaging packaging;
        private final String token;
        private final List<Duration> answers = new ArrayList<>();
        private final List<Duration> transactions = new ArrayList<>();

        Candidate(LocalRegions regions, List<UUID> accounts, Packaging packaging) {
            this.regions = regions;
            this.accounts = accounts;
            this.packaging = packaging;
            this.token = regions.token(List.of("write"));
        }

        Target measure() throws Exception {
            long process = 0;
            for (int i = 1; i <= STARTS; i++) {
                progress.accept("%s: start %d".formatted(packaging.title(), i));
                process = start();
            }
            Thread.sleep(IDLE);
            long idle = ResidentMemory.of(process);
            Measured load = load();
            Target.Memory memory =
                    new Target.Memory(idle, ResidentMemory.of(process), packaging.bytes(home));
            return new Target(packaging, median(answers), median(transactions), memory, load);
        }

        private long start() throws Exception {
            regions.killService(HERE);
            FirstAnswer answer = new FirstAnswer(regions.service(HERE), "/health/live");
            try (FirstTransaction transaction =
                    new FirstTransaction(regions.service(HERE), token, accounts)) {
                OwnedProcess process = regions.launchService(HERE, program());
                answer.await(START);
                answers.add(process.age());
                transaction.await(START);
                transactions.add(process.age());
                return process.pid();
            }
        }

        private ServiceProgram program() {
            ServiceProgram usual = packaging.program(home);
            return packaging == Packaging.JVM_WITH_AOT_CACHE ? usual.tuned(MUST_FIT) : usual;
        }

        private Measured load() throws Exception {
            progress.accept(packaging.title() + ": under load");
            OverHttp.Shape bulks = new OverHttp.Shape("e  HTTP in bulks of 50", 64, 50);
            try (OverHttp load = new OverHttp(bulks, regions.service(HERE), token, accounts)) {
                load.run(Skew.UNIFORM, WARM_UP);
                return Measured.of(load, Skew.UNIFORM, time);
            }
        }
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted(Comparator.naturalOrder()).toList().get(times.size() / 2);
    }
}
