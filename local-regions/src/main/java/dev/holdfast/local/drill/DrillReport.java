package dev.holdfast.local.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.client.Outage;
import dev.holdfast.client.Timeline;
import dev.holdfast.verdict.OrderVerdict;
import dev.holdfast.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The result of a drill, for machines and for people. Where a drill has several outages, times are
/// those of the worst one, and counts are sums.
///
/// @param zombieAcknowledged what a region acknowledged after its epoch was over
/// @param orders what became of orders, if the drill placed some
record DrillReport(
        String drill,
        Verdict verdict,
        List<Outage> outages,
        Epochs epochs,
        Course course,
        long zombieAcknowledged,
        Optional<OrderVerdict> orders) {

    /// The epochs in which the drill began and ended.
    record Epochs(long before, long after) {}

    /// How it went over time.
    record Course(Duration longestGap, long failedAttempts, List<Timeline.Event> events) {}

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    boolean passed() {
        return verdict.holds()
                && zombieAcknowledged == 0
                && orders.map(OrderVerdict::holds).orElse(true)
                && !outages.isEmpty()
                && verdict.acknowledged() > 0;
    }

    String json() throws java.io.IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("drill", drill).put("passed", passed());
        putVerdict(node);
        node.put("zombieAcknowledged", zombieAcknowledged);
        putTimes(node);
        orders.ifPresent(verdict -> node.set("orders", JSON.valueToTree(verdict)));
        ArrayNode timeline = node.putArray("timeline");
        Instant start = start();
        course.events()
                .forEach(event ->
                        timeline.addObject()
                                .put("atMillis", Duration.between(start, event.at()).toMillis())
                                .put("event", event.what()));
        return JSON.writeValueAsString(node);
    }

    private void putVerdict(ObjectNode node) {
        node.put("acknowledged", verdict.acknowledged())
                .put("unknown", verdict.unknown())
                .put("lost", verdict.lost())
                .put("duplicated", verdict.duplicated())
                .put("changed", verdict.changed())
                .put("invented", verdict.invented())
                .put("sealed", verdict.sealed())
                .put("wrongBalances", verdict.wrongBalances())
                .put("balanced", verdict.balanced())
                .put("failedAttempts", course.failedAttempts());
    }

    private void putTimes(ObjectNode node) {
        node.put("rtoWriteMillis", worst(Outage::rtoWriteMillis))
                .put("rtoReadMillis", worst(outage -> outage.rtoReadMillis().orElse(0)))
                .put("longestGapMillis", course.longestGap().toMillis())
                .put("rpoSeconds", verdict.lossMillis() / 1000.0)
                .put("epochBefore", epochs.before())
                .put("epochAfter", epochs.after())
                .put("detectMillis", worst(Outage::detectMillis))
                .put("sealMillis", worst(outage -> outage.takeover().millis("SealJournal")))
                .put("promoteMillis", worst(outage -> outage.takeover().millis("PromoteDatabase")))
                .put("replayMillis", worst(outage -> outage.takeover().millis("ReplayJournal")))
                .put("replayedTransactions", sum(outage -> outage.takeover().replayed()))
                .put("undoneTransactions", sum(outage -> outage.takeover().undone()));
    }

    private long worst(ToLongFunction<Outage> figure) {
        return outages.stream().mapToLong(figure).max().orElse(0);
    }

    private long sum(ToLongFunction<Outage> figure) {
        return outages.stream().mapToLong(figure).sum();
    }

    private Instant start() {
        return course.events().stream()
                .map(Timeline.Event::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("\nDrill ").append(drill).append(passed() ? ": PASSED\n\n" : ": FAILED\n\n");
        Instant start = start();
        for (Timeline.Event event : course.events()) {
            double seconds = Duration.between(start, event.at()).toMillis() / 1000.0;
            text.append(String.format(Locale.ROOT, "  %8.3f s  %s%n", seconds, event.what()));
        }
        text.append('\n');
        row(
                text,
                "acknowledged",
                verdict.acknowledged() + " transactions, each looked up afterwards");
        row(text, "lost", verdict.lost() + "  (RPO " + verdict.lossMillis() / 1000.0 + " s)");
        row(text, "doubled, changed", verdict.duplicated() + ", " + verdict.changed());
        row(text, "never asked for", Long.toString(verdict.invented()));
        row(text, "outcome unknown", Long.toString(verdict.unknown()));
        row(text, "balances", balances());
        row(text, "zombie acknowledged", Long.toString(zombieAcknowledged + verdict.sealed()));
        row(text, "first write after", worst(Outage::rtoWriteMillis) + " ms");
        row(text, "first read after", worst(outage -> outage.rtoReadMillis().orElse(0)) + " ms");
        row(
                text,
                "longest gap",
                course.longestGap().toMillis() + " ms between two acknowledgements");
        row(
                text,
                "replayed, undone",
                sum(o -> o.takeover().replayed()) + ", " + sum(o -> o.takeover().undone()));
        row(text, "epoch", epochs.before() + " -> " + epochs.after());
        orders.ifPresent(verdict -> rows(text, verdict));
        return text.toString();
    }

    private String balances() {
        if (!verdict.balanced()) {
            return "DO NOT SUM TO ZERO";
        }
        return verdict.wrongBalances() == 0 ? "sum to zero" : "ARE NOT WHAT CLIENTS ASKED FOR";
    }

    private static void rows(StringBuilder text, OrderVerdict orders) {
        row(
                text,
                "orders accepted",
                orders.accepted() + ", fulfilled of all that were asked for " + orders.fulfilled());
        row(text, "orders lost", Long.toString(orders.lost()));
        row(text, "unfinished, half", orders.unfinished() + ", " + orders.halfDone());
        row(text, "doubled, changed", orders.doubled() + ", " + orders.changed());
        row(text, "orders not asked for", Long.toString(orders.invented()));
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(String.format("  %-20s %s%n", name, value));
    }
}
