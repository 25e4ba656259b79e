package dev.holdfast.infra.record;

import dev.holdfast.infra.verify.Clients;
import dev.holdfast.names.PublishedMetric;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/// Publishes what a drill has shown, in each region under its own name: whichever is lost next, the
/// other one still shows it.
///
/// @param lost what was acknowledged and is missing, in seconds before the loss
/// @param outage how long nobody could write, in seconds, as a client has measured it
record RecordDrill(double lost, double outage) {

    void in(List<String> regions, Clients clients) {
        for (String region : regions) {
            try (CloudWatchClient cloudWatch = clients.cloudWatch(region)) {
                cloudWatch.putMetricData(ask ->
                        ask.namespace(PublishedMetric.NAMESPACE).metricData(figures(region)));
            }
        }
    }

    private static Dimension of(String region) {
        return Dimension.builder().name(PublishedMetric.DIMENSION).value(region).build();
    }

    private List<MetricDatum> figures(String region) {
        Map<PublishedMetric, Double> values =
                Map.of(
                        PublishedMetric.DRILL_RECOVERY_POINT, lost,
                        PublishedMetric.DRILL_RECOVERY_TIME, outage);
        return values.entrySet().stream()
                .map(each ->
                        MetricDatum.builder()
                                .metricName(each.getKey().label())
                                .dimensions(of(region))
                                .unit(StandardUnit.SECONDS)
                                .value(each.getValue())
                                .build())
                .toList();
    }
}
