package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What can be reached without TLS.
final class TlsOnly {
    /// What is guarded by a policy of its own, and the property of that policy that names it.
    private static final Map<String, Guard> GUARDS =
            Map.of(
                    "AWS::S3::Bucket", new Guard("AWS::S3::BucketPolicy", "Bucket"),
                    "AWS::SQS::Queue", new Guard("AWS::SQS::QueuePolicy", "Queues"),
                    "AWS::SNS::Topic", new Guard("AWS::SNS::TopicPolicy", "Topics"));

    private static final Set<String> SECURE = Set.of("HTTPS", "TLS");

    private record Guard(String policy, String names) {}

    private TlsOnly() {}

    static List<String> complaints(CloudAssembly assembly) {
        List<String> complaints = new ArrayList<>();
        for (Stack stack : assembly.stacks()) {
            stack.resources()
                    .forEach((id, resource) -> {
                        String complaint = complaint(stack, id, resource);
                        if (!complaint.isEmpty()) {
                            complaints.add(stack.name() + "/" + id + " " + complaint);
                        }
                    });
        }
        return complaints;
    }

    private static String complaint(Stack stack, String id, JsonNode resource) {
        JsonNode properties = resource.path("Properties");
        return switch (resource.path("Type").asText()) {
            case "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic" ->
                    unless(isGuarded(stack, id, resource), "may be used without TLS");
            case "AWS::RDS::DBClusterParameterGroup" ->
                    unless(
                            "1".equals(properties.at("/Parameters/rds.force_ssl").asText()),
                            "does not force TLS");
            case "AWS::ElasticLoadBalancingV2::Listener" ->
                    unless(
                            SECURE.contains(properties.path("Protocol").asText()),
                            "listens without TLS");
            case "AWS::ElasticLoadBalancingV2::TargetGroup" ->
                    unless(
                            SECURE.contains(properties.path("Protocol").asText())
                                    || isBehind(properties),
                            "forwards without TLS");
            case "AWS::ApiGateway::DomainName" ->
                    unless(
                            properties
                                    .path("SecurityPolicy")
                                    .asText()
                                    .matches("TLS_1_[23]|SecurityPolicy_TLS1[23].*"),
                            "accepts old TLS");
            case "AWS::Route53::HealthCheck" ->
                    unless(
                            properties
                                    .at("/HealthCheckConfig/Type")
                                    .asText()
                                    .matches("HTTPS.*|CALCULATED"),
                            "asks without TLS");
            default -> "";
        };
    }

    /// A network load balancer that hands a whole load balancer its packets leaves TLS to that one.
    private static boolean isBehind(JsonNode properties) {
        return "alb".equals(properties.path("TargetType").asText());
    }

    private static String unless(boolean fine, String complaint) {
        return fine ? "" : complaint;
    }

    private static boolean isGuarded(Stack stack, String id, JsonNode resource) {
        Guard guard = GUARDS.get(resource.path("Type").asText());
        return Statement.of(stack).stream()
                .filter(each -> !each.allows() && each.owner().type().equals(guard.policy()))
                .filter(TlsOnly::refusesPlainText)
                .anyMatch(each -> names(each.owner().properties().path(guard.names()), id));
    }

    private static boolean names(JsonNode guarded, String id) {
        return guarded.toString().contains("\"Ref\":\"" + id + "\"");
    }

    private static boolean refusesPlainText(Statement statement) {
        return statement.isForEverybody()
                && "false".equals(statement.condition().at("/Bool/aws:SecureTransport").asText());
    }
}
