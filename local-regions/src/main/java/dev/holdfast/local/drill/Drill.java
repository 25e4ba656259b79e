package dev.holdfast.local.drill;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.client.FailoverName;
import dev.holdfast.client.ReadOrders;
import dev.holdfast.client.ReadSurvivors;
import dev.holdfast.client.Timeline;
import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.verdict.Acknowledgement;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.Gaps;
import dev.holdfast.verdict.OrderVerdict;
import dev.holdfast.verdict.Survivors;
import dev.holdfast.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Plays one scenario on a pair of regions of its own, and judges it from the client's side alone.
public final class Drill {

    private static final int ACCOUNTS = 40;
    private static final int ORDER_ACCOUNTS = 8;
    private static final Duration CALL = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);
    private static final Duration OPEN_ENDS = Duration.ofSeconds(20);

    private final Scenario scenario;
    private final Load.Size size;
    private final Consumer<String> progress;
    private boolean withOrders;

    /// @param callers that wait for an answer at the same time
    /// @param seed of the sequence of transfers
    /// @param progress hears in a few words what goes on
    public Drill(Scenario scenario, int callers, long seed, Consumer<String> progress) {
        this.scenario = scenario;
        this.size = new Load.Size(callers, seed);
        this.progress = progress;
    }

    /// Places orders besides the transfers. The regions have to take them.
    public Drill withOrders() {
        withOrders = true;
        return this;
    }

    /// What a drill has to say.
    public record Result(boolean passed, String text, String json) {}

    /// Starts two regions, plays the scenario on them, and leaves nothing of them behind but logs.
    ///
    /// @throws IOException if the API stays unreachable
    public Result play(LocalSettings settings, Progress starting)
            throws IOException, InterruptedException {
        progress.accept("starting two regions");
        try (LocalRegions regions = LocalRegions.start(settings, starting)) {
            DrillReport report = run(regions);
            return new Result(report.passed(), report.text(), report.json());
        }
    }

    /// Runs the drill on regions that have just been started.
    ///
    /// @throws IOException if the API stays unreachable
    DrillReport run(LocalRegions regions) throws IOException, InterruptedException {
        Timeline timeline = new Timeline();
        String token = regions.token(List.of("read", "write", "operate"));
        try (ApiClient api = new ApiClient(token, CALL)) {
            FailoverName name = regions.name();
            timeline.note("two regions run; accounts are opened");
            Book book =
                    Book.open(api, name, Long.toHexString(Instant.now().toEpochMilli()), ACCOUNTS);
            try (Load load = new Load(api, name, book);
                    OrderLoad orders = orders(api, name, book.run())) {
                Stage stage = new Stage(regions, api, load.ledger().sightings(), timeline);
                play(stage, book, new Loads(load, orders));
                return judge(stage, api, book, new Played(load.ledger(), orders, timeline));
            }
        }
    }

    private record Played(ClientLedger ledger, OrderLoad orders, Timeline timeline) {}

    private record Loads(Load transfers, OrderLoad orders) {}

    /// With accounts of their own, so that one load does not explain the other's balances.
    private OrderLoad orders(ApiClient api, FailoverName name, String run)
            throws IOException, InterruptedException {
        int accounts = withOrders ? ORDER_ACCOUNTS : 0;
        return new OrderLoad(api, name, Book.open(api, name, run + "-orders", accounts));
    }

    private void play(Stage stage, Book book, Loads loads)
            throws IOException, InterruptedException {
        Load load = loads.transfers();
        progress.accept("load from " + size.callers() + " callers, seed " + size.seed());
        LocalRegion active = stage.settle();
        stage.note("load begins: " + size.callers() + " callers, seed " + size.seed());
        load.start(size);
        if (withOrders) {
            loads.orders().start(stage.regions().orders(active.other()));
        }
        Thread.sleep(WARM_UP);
        progress.accept(scenario.summary());
        scenario.play(stage, book, active);
        Thread.sleep(AFTERWARDS);
        progress.accept("load ends; open requests are repeated until they are answered");
        load.finish(OPEN_ENDS);
        loads.orders().finish(OPEN_ENDS);
        stage.note("load has ended");
    }

    private DrillReport judge(Stage stage, ApiClient api, Book book, Played played)
            throws IOException, InterruptedException {
        List<ClientLedger.Line> lines = played.ledger().lines();
        progress.accept("looking up " + lines.size() + " transactions in the surviving region");
        LocalRegion survivor = LocalRegion.named(lastRegion(played));
        Survivors found = ReadSurvivors.at(api, stage.serviceOf(survivor), book.accounts(), lines);
        Verdict verdict = Verdict.of(lines, played.ledger().contradictions(), found);
        Optional<OrderVerdict> orders =
                judge(played.orders(), new ReadOrders(api, stage.serviceOf(survivor)));
        return new DrillReport(
                scenario.title(),
                verdict,
                stage.outages(),
                new DrillReport.Epochs(firstEpoch(lines), stage.highestEpoch()),
                course(lines, played),
                stage.zombieAcknowledged(),
                orders);
    }

    private Optional<OrderVerdict> judge(OrderLoad load, ReadOrders reader)
            throws IOException, InterruptedException {
        if (!withOrders) {
            return Optional.empty();
        }
        progress.accept("looking up " + load.books().orders().size() + " orders");
        return Optional.of(
                OrderVerdict.of(
                        load.books(), reader.read(load.books(), load.accounts().accounts())));
    }

    private static DrillReport.Course course(List<ClientLedger.Line> lines, Played played) {
        List<Instant> times = promises(lines).stream().map(Acknowledgement::at).toList();
        return new DrillReport.Course(
                Gaps.longest(times), played.ledger().failedAttempts(), played.timeline().events());
    }

    private static List<Acknowledgement> promises(List<ClientLedger.Line> lines) {
        return lines.stream()
                .flatMap(line -> Optional.ofNullable(line.acknowledged()).stream())
                .toList();
    }

    private static String lastRegion(Played played) {
        return played.ledger()
                .sightings()
                .lastRegion()
                .orElseThrow(
                        () -> new DrillFailure("Nothing was acknowledged in the whole drill."));
    }

    private static long firstEpoch(List<ClientLedger.Line> lines) {
        return promises(lines).stream().mapToLong(Acknowledgement::epoch).min().orElse(0);
    }
}
