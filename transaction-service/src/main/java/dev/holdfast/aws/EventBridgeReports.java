package dev.holdfast.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.names.Names;
import dev.holdfast.readiness.Finding;
import dev.holdfast.readiness.ReadinessReport;
import dev.holdfast.readiness.ReportSink;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/// Reports of the readiness validator on an EventBridge bus of this region, after the schema in
/// `docs/events`. Fails with [EventsUnavailable].
public final class EventBridgeReports implements ReportSink {

    /// Who these events come from, as rules match it.
    public static final String SOURCE = Names.EVENT_SOURCES + "readiness";

    static final String TYPE = "ReadinessValidated.v1";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final EventBus bus;

    /// @param timeout the bound of every single request
    public EventBridgeReports(EventBridgeAsyncClient client, String bus, Duration timeout) {
        this.bus = new EventBus(client, bus, timeout);
    }

    @Override
    public Uni<Void> publish(ReadinessReport report) {
        return bus.publish(List.of(new EventBus.Entry(SOURCE, document(report), report.at())));
    }

    static EventDocument document(ReadinessReport report) {
        String name = "readiness/" + report.region() + "/" + report.at();
        ObjectNode detail =
                JSON.createObjectNode()
                        .put("eventId", EventDocument.idOf(name))
                        .put("region", report.region().value())
                        .put("validatedAt", report.at().toString())
                        .put("verdict", report.verdict().name())
                        .put("failed", report.failed())
                        .put("notChecked", report.notChecked());
        ArrayNode checks = detail.putArray("checks");
        report.results().forEach(result -> add(checks.addObject(), result));
        return new EventDocument(TYPE, detail.toString());
    }

    private static void add(ObjectNode node, ReadinessReport.Result result) {
        node.put("check", result.check().label());
        switch (result.finding()) {
            case Finding.Passed passed ->
                    node.put("result", "PASSED").put("evidence", passed.evidence());
            case Finding.Failed failed ->
                    node.put("result", "FAILED")
                            .put("evidence", failed.evidence())
                            .put("advice", failed.advice());
            case Finding.NotChecked unknown ->
                    node.put("result", "NOT_CHECKED")
                            .put("evidence", unknown.reason())
                            .put("advice", unknown.advice());
        }
    }
}
