package dev.holdfast.local.load;

import dev.holdfast.client.GeneratorFacts;
import dev.holdfast.client.LoadPlan;
import dev.holdfast.client.Outage;
import dev.holdfast.verdict.Measurements;
import dev.holdfast.verdict.Objective;
import dev.holdfast.verdict.Objective.Judged;
import dev.holdfast.verdict.OrderVerdict;
import dev.holdfast.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// What a run has shown, held against what it was to show. Pure.
record Assessment(
        LoadPlan plan,
        Measurements measured,
        Injected injected,
        Optional<GeneratorFacts> generator) {

    private static final double MILLIS = 1_000.0;

    /// A generator that sends so much later than it meant to measures itself.
    private static final double LATE_MILLIS = 100;

    private static final double BUSY = 0.6;
    private static final double MAY_BE_LEFT_OUT = 0.01;

    /// The objectives that were asked for, after those that every run has.
    List<Judged> judged(
            List<Objective> objectives,
            Verdict verdict,
            Optional<OrderVerdict> orders,
            String problem) {
        List<Judged> judged = new ArrayList<>();
        judged.add(toTheEnd());
        judged.add(answers());
        judged.add(lookedUp(problem));
        judged.add(promises(verdict));
        orders.ifPresent(it -> judged.add(promises(it)));
        injected.fault().ifPresent(_ -> judged.add(recovered()));
        if (plan.shape().profile() == LoadPlan.Profile.SOAK) {
            judged.add(nothingGrows());
        }
        Objective.Findings findings = findings(verdict);
        objectives.forEach(objective -> judged.add(objective.judge(findings)));
        return judged;
    }

    private Judged toTheEnd() {
        String measured =
                generator
                        .map(it -> it.stopped().isEmpty() ? "to the end" : it.stopped())
                        .orElse(GeneratorFacts.INTERRUPTED);
        return new Judged("load", "to the end", measured, measured.equals("to the end"));
    }

    /// Orders and sessions are answered as well, and nothing else may be said about these.
    private Judged answers() {
        long answered = measured.answered().values().stream().mapToLong(Long::longValue).sum();
        String found =
                measured.refused() > 0
                        ? measured.refused() + " refused"
                        : String.format(Locale.ROOT, "%,d", answered);
        return new Judged(
                "answers",
                "some, and none refused",
                found,
                answered > 0 && measured.refused() == 0);
    }

    private static Judged lookedUp(String problem) {
        boolean holds = problem.isEmpty();
        return new Judged("everything looked up", "yes", holds ? "yes" : "no", holds);
    }

    private Judged promises(Verdict verdict) {
        boolean holds = verdict.holds() && injected.zombieAcknowledged() == 0;
        return new Judged("promises", "all kept", holds ? "all kept" : "BROKEN", holds);
    }

    private static Judged promises(OrderVerdict orders) {
        return new Judged(
                "orders", "all kept", orders.holds() ? "all kept" : "BROKEN", orders.holds());
    }

    private Judged recovered() {
        boolean holds = isBack() && injected.strikes() > 0;
        String failed = injected.failure().isEmpty() ? "not back" : injected.failure();
        return new Judged("service after the fault", "back", holds ? "back" : failed, holds);
    }

    private Judged nothingGrows() {
        String grown =
                injected.growth().entrySet().stream()
                        .filter(entry -> !entry.getValue().isBounded())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .collect(Collectors.joining("; "));
        return new Judged(
                "memory, threads, connections, outbox",
                "do not grow",
                grown.isEmpty() ? "do not grow" : "grow: " + grown,
                grown.isEmpty());
    }

    private boolean isBack() {
        return injected.failure().isEmpty() && injected.outages().size() >= injected.strikes();
    }

    private Objective.Findings findings(Verdict verdict) {
        return new Objective.Findings(
                verdict.lost(),
                verdict.unknown(),
                worst(Outage::rtoWriteMillis),
                worst(Assessment::reads),
                measured.writeGap().toMillis() / MILLIS,
                measured.availability(),
                isP99Known() ? measured.writes().p99() / MILLIS : Double.POSITIVE_INFINITY,
                measured.perSecond());
    }

    /// What was left out would have waited longest: with more than one in a hundred of that, nobody
    /// knows how long 99 of 100 would have taken.
    private boolean isP99Known() {
        return measured.writes().count() > 0 && leftOut() <= MAY_BE_LEFT_OUT;
    }

    /// Of all operations that were planned.
    private double leftOut() {
        double planned = plan.shape().operations();
        return planned == 0 ? 0 : generator.map(GeneratorFacts::shed).orElse(0L) / planned;
    }

    private static double reads(Outage outage) {
        return outage.rtoReadMillis().stream()
                .asDoubleStream()
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private double worst(ToDoubleFunction<Outage> millis) {
        return isBack()
                ? injected.outages().stream().mapToDouble(millis).max().orElse(0) / MILLIS
                : Double.POSITIVE_INFINITY;
    }

    /// What a reader has to know before believing a figure.
    List<String> warnings(String problem) {
        List<String> warnings = new ArrayList<>();
        if (!problem.isEmpty()) {
            warnings.add(
                    problem + " Whatever was acknowledged counts as lost until somebody finds it.");
        }
        if (measured.lateness().p99() > LATE_MILLIS) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "THE GENERATOR WAS THE BOTTLENECK: it sent one request in a hundred"
                                    + " more than %.0f ms late. Latencies contain that.",
                            measured.lateness().p99()));
        }
        generator.ifPresent(facts -> addTo(warnings, facts));
        if (!plan.shape().open()) {
            warnings.add(
                    "A closed run: each caller waits for its answer, so less is asked for while"
                            + " service is slow, and latencies look better than users see them.");
        }
        return warnings;
    }

    private void addTo(List<String> warnings, GeneratorFacts facts) {
        if (facts.shed() > 0) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "THE GENERATOR WAS THE BOTTLENECK: it left out %,d operations (%.1f %%),"
                                    + " because too many were under way. They are in no figure;"
                                    + " latencies would be longer with them.",
                            facts.shed(),
                            leftOut() * 100));
        }
        if (facts.cpuShare() > BUSY) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "The generator took %.0f %% of all processors: on this machine it"
                                    + " competes with the service.",
                            facts.cpuShare() * 100));
        }
    }
}
