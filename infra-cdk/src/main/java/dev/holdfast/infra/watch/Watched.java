package dev.holdfast.infra.watch;

import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/// A figure that somebody is told about.
///
/// @param type the first part of the alarm's name
/// @param meaning what is wrong, and where to begin
/// @param figure what is looked at
/// @param limit how far it may go
record Watched(String type, String meaning, IMetric figure, Limit limit) {

    /// @param comparison how the figure compares with the threshold when something is wrong
    /// @param threshold in the unit of the figure
    /// @param times how often in a row, in periods of the figure
    record Limit(ComparisonOperator comparison, double threshold, int times) {

        static Limit above(double threshold, int times) {
            return new Limit(ComparisonOperator.GREATER_THAN_THRESHOLD, threshold, times);
        }

        static Limit below(double threshold, int times) {
            return new Limit(ComparisonOperator.LESS_THAN_THRESHOLD, threshold, times);
        }
    }
}
