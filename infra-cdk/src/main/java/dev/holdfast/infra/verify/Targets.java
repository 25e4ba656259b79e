package dev.holdfast.infra.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What there is to ask about, as the templates name it.
///
/// @param sites both regions, the primary first
/// @param parameters by region, the parameters that the templates create, with their values
/// @param functions by region
/// @param routing by region, the host that Route 53 asks for its health
record Targets(
        List<String> sites,
        Database database,
        List<Table> tables,
        Map<String, Map<String, String>> parameters,
        Map<String, List<String>> functions,
        List<Bucket> buckets,
        Map<String, String> routing) {

    /// @param clusters the identifier of each region's cluster, by region
    /// @param lags where its replication lag is read: in each region, which has it while it follows
    /// @param backupEvery how long after a backup the next one begins
    record Database(
            String globalCluster,
            Map<String, String> clusters,
            List<Lag> lags,
            Duration backupEvery) {}

    /// A metric that an alarm watches.
    ///
    /// @param most the threshold, in milliseconds
    record Lag(String region, Map<String, String> dimensions, double most) {}

    /// @param replicas the regions that hold it
    /// @param witnesses regions that only help to decide
    /// @param consistency `STRONG` or `EVENTUAL`
    record Table(String name, List<String> replicas, List<String> witnesses, String consistency) {}

    /// @param destination the bucket that it replicates to; none if it does not
    record Bucket(String region, String name, Optional<String> destination) {}

    String primary() {
        return sites.getFirst();
    }

    String secondary() {
        return sites.getLast();
    }

    Map<String, String> parametersOf(String region) {
        return parameters.getOrDefault(region, Map.of());
    }
}
