package dev.holdfast.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.names.PublishedMetric;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Publishes figures in CloudWatch's embedded metric format: a line of the log that CloudWatch
/// makes metrics of. No call can fail, and none has to be paid for in an invocation's time.
@Singleton
final class PublishMetrics {

    private final RegionState state;
    private final Pace pace;
    private final ObjectMapper json;
    private final PrintStream log =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    PublishMetrics(RegionState state, Pace pace, ObjectMapper json) {
        this.state = state;
        this.pace = pace;
        this.json = json;
    }

    void publish(Map<PublishedMetric, Long> figures) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("_aws", directive(figures));
        line.put(PublishedMetric.DIMENSION, state.me().toString());
        figures.forEach((metric, value) -> line.put(metric.label(), value));
        try {
            log.println(json.writeValueAsString(line));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> directive(Map<PublishedMetric, Long> figures) {
        return Map.of(
                "Timestamp",
                pace.now().toEpochMilli(),
                "CloudWatchMetrics",
                List.of(
                        Map.of(
                                "Namespace",
                                PublishedMetric.NAMESPACE,
                                "Dimensions",
                                List.of(List.of(PublishedMetric.DIMENSION)),
                                "Metrics",
                                figures.keySet().stream()
                                        .map(metric -> Map.of("Name", metric.label()))
                                        .toList())));
    }
}
