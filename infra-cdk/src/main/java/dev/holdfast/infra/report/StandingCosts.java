package dev.holdfast.infra.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.ArrayList;
import java.util.List;

/// What a resource costs for being there, used or not.
final class StandingCosts {
    private static final String SERVERLESS = "db.serverless";
    private static final double UNITS_PER_VCPU = 1024;
    private static final double MEGABYTES = 1024;

    private final Prices prices;

    /// @param price the key of the price
    /// @param quantity for a month
    record Item(String price, double quantity) {}

    StandingCosts(Prices prices) {
        this.prices = prices;
    }

    List<Item> of(Stack stack) {
        List<Item> items = new ArrayList<>();
        stack.resources().values().forEach(each -> items.addAll(of(each, stack)));
        return items;
    }

    private List<Item> of(JsonNode resource, Stack stack) {
        JsonNode properties = resource.path("Properties");
        return switch (resource.path("Type").asText()) {
            case "AWS::RDS::DBInstance" -> List.of(instance(properties, stack));
            case "AWS::EC2::VPCEndpoint" -> endpoint(properties);
            case "AWS::ElasticLoadBalancingV2::LoadBalancer" ->
                    List.of(hourly("elb." + properties.path("Type").asText("application"), 1));
            case "AWS::ECS::Service" -> tasks(properties, stack);
            case "AWS::Route53::HostedZone" -> List.of(new Item("route53.zone", 1));
            case "AWS::Route53::HealthCheck" -> check(properties.path("HealthCheckConfig"));
            case "AWS::CloudWatch::Alarm" ->
                    List.of(new Item("cloudwatch.alarm", watched(properties)));
            case "AWS::CloudWatch::Dashboard" -> List.of(new Item("cloudwatch.dashboard", 1));
            case "AWS::KMS::Key", "AWS::KMS::ReplicaKey" -> List.of(new Item("kms.key", 1));
            case "AWS::SecretsManager::Secret" ->
                    List.of(
                            new Item(
                                    "secrets.secret",
                                    1 + properties.path("ReplicaRegions").size()));
            case "AWS::WAFv2::WebACL" ->
                    List.of(
                            new Item("waf.acl", 1),
                            new Item("waf.rule", properties.path("Rules").size()));
            default -> List.of();
        };
    }

    private Item hourly(String price, double quantity) {
        return new Item(price, quantity * prices.hoursPerMonth());
    }

    /// A serverless instance costs what its cluster's floor is; above it, it costs what it does.
    private Item instance(JsonNode properties, Stack stack) {
        String type = properties.path("DBInstanceClass").asText();
        if (!type.equals(SERVERLESS)) {
            return hourly("aurora." + type, 1);
        }
        double floor =
                stack.resources().values().stream()
                        .map(each ->
                                each.at("/Properties/ServerlessV2ScalingConfiguration/MinCapacity"))
                        .filter(JsonNode::isNumber)
                        .mapToDouble(JsonNode::asDouble)
                        .max()
                        .orElse(0);
        return hourly("aurora.serverless", floor);
    }

    private List<Item> endpoint(JsonNode properties) {
        return "Interface".equals(properties.path("VpcEndpointType").asText())
                ? List.of(hourly("vpc.interface-endpoint", properties.path("SubnetIds").size()))
                : List.of();
    }

    private List<Item> tasks(JsonNode service, Stack stack) {
        JsonNode task =
                stack.template()
                        .path("Resources")
                        .path(service.at("/TaskDefinition/Ref").asText())
                        .path("Properties");
        double count = service.path("DesiredCount").asDouble(1);
        boolean arm = "ARM64".equals(task.at("/RuntimePlatform/CpuArchitecture").asText());
        String family = arm ? "fargate.arm." : "fargate.";
        return List.of(
                hourly(family + "vcpu", count * task.path("Cpu").asDouble() / UNITS_PER_VCPU),
                hourly(family + "memory", count * task.path("Memory").asDouble() / MEGABYTES));
    }

    private static List<Item> check(JsonNode config) {
        int options = 0;
        options += config.path("Type").asText().startsWith("HTTPS") ? 1 : 0;
        options += config.path("RequestInterval").asInt() == 10 ? 1 : 0;
        options += config.path("MeasureLatency").asBoolean() ? 1 : 0;
        return List.of(new Item("route53.check", 1), new Item("route53.check-option", options));
    }

    /// An alarm on an expression is paid for each metric in it.
    private static int watched(JsonNode alarm) {
        int metrics = 0;
        for (JsonNode each : alarm.path("Metrics")) {
            metrics += each.has("MetricStat") ? 1 : 0;
        }
        return Math.max(1, metrics);
    }
}
