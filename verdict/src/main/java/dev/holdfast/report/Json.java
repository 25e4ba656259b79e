package dev.holdfast.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.client.Outage;
import dev.holdfast.verdict.Latency;
import dev.holdfast.verdict.Measurements;
import java.io.IOException;

/// A report for machines.
public final class Json {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    public static String of(RunReport report) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("title", report.title()).put("passed", report.passed());
        node.set("objectives", JSON.valueToTree(report.objectives()));
        node.set("verdict", JSON.valueToTree(report.verdict()));
        report.orders().ifPresent(orders -> node.set("orders", JSON.valueToTree(orders)));
        put(node.putObject("measurements"), report.measurements());
        ArrayNode outages = node.putArray("outages");
        report.outages().forEach(outage -> put(outages.addObject(), outage));
        ArrayNode events = node.putArray("timeline");
        report.events()
                .forEach(event ->
                        events.addObject()
                                .put("at", event.at().toString())
                                .put("event", event.what()));
        node.set("warnings", JSON.valueToTree(report.warnings()));
        node.set("growth", JSON.valueToTree(report.growth()));
        node.set("settings", JSON.valueToTree(report.settings()));
        node.set("environment", JSON.valueToTree(report.environment()));
        return JSON.writeValueAsString(node);
    }

    private static void put(ObjectNode node, Measurements measured) {
        node.put("began", measured.begin().toString())
                .put("measuredFrom", measured.measuredFrom().toString())
                .put("writesPerSecond", measured.perSecond())
                .put("availabilityPercent", measured.availability())
                .put("longestWriteGapMillis", measured.writeGap().toMillis())
                .put("longestReadGapMillis", measured.readGap().toMillis());
        node.set("writeMillis", millis(measured.writes()));
        node.set("readMillis", millis(measured.reads()));
        node.set("generatorLateMillis", millis(measured.lateness()));
        node.set("answered", JSON.valueToTree(measured.answered()));
        node.put("refused", measured.refused());
        ArrayNode seconds = node.putArray("seconds");
        for (Measurements.Second second : measured.seconds()) {
            seconds.addObject()
                    .put("acknowledged", second.acknowledged())
                    .put("read", second.read())
                    .put("failedAttempts", second.failed())
                    .set("dueMillis", millis(second.due()));
        }
    }

    private static ObjectNode millis(Latency latency) {
        return JSON.createObjectNode()
                .put("count", latency.count())
                .put("p50", latency.p50())
                .put("p99", latency.p99())
                .put("max", latency.max());
    }

    private static void put(ObjectNode node, Outage outage) {
        node.put("fault", outage.what())
                .put("at", outage.at().toString())
                .put("rtoWriteMillis", outage.rtoWriteMillis())
                .put("detectMillis", outage.detectMillis())
                .put("epoch", outage.takeover().epoch())
                .put("replayed", outage.takeover().replayed())
                .put("undone", outage.takeover().undone());
        outage.refusedUntilMillis().ifPresent(millis -> node.put("refusedUntilMillis", millis));
        outage.rtoReadMillis().ifPresent(millis -> node.put("rtoReadMillis", millis));
        node.set("stepMillis", JSON.valueToTree(outage.takeover().stepMillis()));
    }
}
