package dev.holdfast.local.load;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.GeneratorFacts;
import dev.holdfast.client.LedgerReader;
import dev.holdfast.client.LoadPlan;
import dev.holdfast.client.ReadOrders;
import dev.holdfast.client.ReadSurvivors;
import dev.holdfast.report.RunReport;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.LedgerEntry;
import dev.holdfast.verdict.Measurements;
import dev.holdfast.verdict.Objective;
import dev.holdfast.verdict.OrderBooks;
import dev.holdfast.verdict.OrderVerdict;
import dev.holdfast.verdict.Survivors;
import dev.holdfast.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Comes to a verdict about a run, from the client's ledger and the API alone. Where nobody answers
/// any more, it says so, and what the ledger says is said all the same.
public final class Judge {

    private static final Duration CALL = Duration.ofSeconds(10);

    private final LoadPlan plan;
    private final List<Objective> objectives;

    /// @param folder of the run
    public Judge(Path folder, List<Objective> objectives) throws IOException {
        this.plan = LoadPlan.read(folder.resolve("plan.json"));
        this.objectives = List.copyOf(objectives);
    }

    /// What was looked up.
    ///
    /// @param problem why it could not be; empty if it could
    private record LookedUp(Verdict verdict, Optional<OrderVerdict> orders, String problem) {}

    /// @param region where everything is looked up
    /// @param token that may read
    public RunReport judge(URI region, String token, Injected injected)
            throws IOException, InterruptedException {
        Told told = told();
        LookedUp found;
        try (ApiClient api = new ApiClient(token, CALL)) {
            found = lookUp(api, region, told);
        }
        Optional<GeneratorFacts> facts = GeneratorFacts.read(Path.of(plan.files().facts()));
        Assessment findings = new Assessment(plan, told.measured(), injected, facts);
        return new RunReport(
                Titles.of(plan, injected),
                findings.judged(objectives, found.verdict(), found.orders(), found.problem()),
                found.verdict(),
                found.orders(),
                told.measured(),
                injected.outages(),
                injected.events(),
                findings.warnings(found.problem()),
                injected.growth(),
                Titles.settings(plan, injected),
                Titles.environment(facts));
    }

    /// What the ledger says.
    private record Told(ClientLedger ledger, OrderBooks orders, Measurements measured) {}

    /// Its entries themselves are not kept: what is looked up needs their room.
    private Told told() throws IOException {
        List<LedgerEntry> entries = LedgerReader.all(Path.of(plan.files().ledger()));
        ClientLedger ledger = new ClientLedger();
        OrderBooks orders = new OrderBooks();
        entries.forEach(ledger::add);
        entries.forEach(orders::add);
        Measurements.Span span =
                new Measurements.Span(
                        Duration.ofMillis(plan.shape().warmUpMillis()),
                        Duration.ofMillis(plan.shape().loadMillis()));
        return new Told(ledger, orders, Measurements.of(entries, span));
    }

    private LookedUp lookUp(ApiClient api, URI region, Told told) throws InterruptedException {
        List<ClientLedger.Line> lines = told.ledger().lines();
        List<ClientLedger.Contradiction> contradictions = told.ledger().contradictions();
        try {
            Survivors found = ReadSurvivors.at(api, region, plan.workload().accounts(), lines);
            return new LookedUp(
                    Verdict.of(lines, contradictions, found), orders(api, region, told), "");
        } catch (IOException nobody) {
            Survivors nothing = new Survivors(Map.of(), List.of(), Map.of());
            return new LookedUp(
                    Verdict.of(lines, contradictions, nothing),
                    Optional.empty(),
                    "Nothing could be looked up: " + nobody.getMessage());
        }
    }

    private Optional<OrderVerdict> orders(ApiClient api, URI region, Told told)
            throws IOException, InterruptedException {
        if (told.orders().orders().isEmpty()) {
            return Optional.empty();
        }
        ReadOrders reader = new ReadOrders(api, region);
        return Optional.of(
                OrderVerdict.of(
                        told.orders(),
                        reader.read(told.orders(), plan.workload().orderAccounts())));
    }
}
