package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a failover would wait for that may be lost: control planes of us-east-1, and the other
/// region. Everything that a failover needs is there before, and is asked for in the region itself.
final class StaticStability {
    private static final Pattern REGION = Pattern.compile("\\b[a-z]{2}(?:-[a-z]+)+-\\d\\b");
    private static final Pattern HOST = Pattern.compile("[.-](%s)\\.".formatted(REGION.pattern()));

    /// Whoever takes these roles on runs while traffic is served, and while a region is lost.
    private static final Set<String> RUNNERS =
            Set.of(
                    "Service:lambda.amazonaws.com",
                    "Service:states.amazonaws.com",
                    "Service:ecs-tasks.amazonaws.com");

    /// Asking for them names every member of the global cluster, and calls one region only.
    private static final Set<String> NAMES_ALL_MEMBERS =
            Set.of("rds:FailoverGlobalCluster", "rds:SwitchoverGlobalCluster");

    private static final Set<String> DATA_PLANE_CHECKS =
            Set.of("HTTPS", "HTTPS_STR_MATCH", "CALCULATED", "RECOVERY_CONTROL");

    private StaticStability() {}

    static List<String> complaints(CloudAssembly assembly) {
        List<String> complaints = new ArrayList<>();
        for (Stack stack : assembly.stacks()) {
            Workflow.in(stack).stream()
                    .filter(Workflow::movesRegions)
                    .forEach(each -> complaints.addAll(complaints(each)));
            policies(stack, complaints);
            stack.resources()
                    .forEach((id, resource) -> {
                        String where = stack.name() + "/" + id;
                        switch (resource.path("Type").asText()) {
                            case "AWS::Route53::HealthCheck" -> check(where, resource, complaints);
                            case "AWS::Lambda::Function" ->
                                    variables(where, resource, stack.region(), complaints);
                            default -> {}
                        }
                    });
        }
        return complaints;
    }

    /// @param workflow a definition in which regions are filled in, or are placeholders
    static List<String> complaints(Workflow workflow) {
        List<String> complaints = new ArrayList<>();
        workflow.eachState((name, state) -> {
            String where = workflow.name() + " in " + workflow.region() + ", state " + name;
            String resource = state.path("Resource").asText();
            Workflow.actionOf(resource)
                    .filter(ControlPlanes::isCalledBy)
                    .ifPresent(action -> complaints.add(where + " calls " + action));
            Texts.each(
                    state,
                    workflow.region(),
                    (path, text) -> {
                        if (!path.contains("States")) {
                            elsewhere(text, workflow.region())
                                    .forEach(region ->
                                            complaints.add(where + path + " calls " + region));
                        }
                    });
        });
        return complaints;
    }

    /// Regions other than this one to which an ARN or a host name leads.
    private static Set<String> elsewhere(String text, String here) {
        String arns =
                text.lines()
                        .flatMap(line -> Pattern.compile("[\\s\"',]+").splitAsStream(line))
                        .filter(word -> word.startsWith("arn:") && word.split(":").length > 3)
                        .map(word -> word.split(":")[3])
                        .collect(Collectors.joining(" "));
        Set<String> regions =
                REGION.matcher(arns)
                        .results()
                        .map(each -> each.group())
                        .collect(Collectors.toSet());
        HOST.matcher(text).results().forEach(each -> regions.add(each.group(1)));
        regions.remove(here);
        return regions;
    }

    private static void policies(Stack stack, List<String> complaints) {
        Set<String> runners = Roles.assumedBy(stack, RUNNERS);
        Set<String> movers = Roles.ofWorkflows(stack, Workflow::movesRegions);
        for (Statement statement : Statement.of(stack)) {
            if (statement.allows() && Roles.belongsTo(statement, runners)) {
                statement.actions().stream()
                        .filter(ControlPlanes::isCalledBy)
                        .forEach(each -> complaints.add(statement.owner() + " may call " + each));
            }
            if (statement.allows()
                    && Roles.belongsTo(statement, movers)
                    && !NAMES_ALL_MEMBERS.containsAll(statement.actions())) {
                statement.resources().stream()
                        .flatMap(each -> elsewhere(each, stack.region()).stream())
                        .forEach(each -> complaints.add(statement.owner() + " may call " + each));
            }
        }
    }

    private static void check(String where, JsonNode resource, List<String> complaints) {
        JsonNode config = resource.at("/Properties/HealthCheckConfig");
        if (!DATA_PLANE_CHECKS.contains(config.path("Type").asText())) {
            complaints.add(
                    where + " is a health check that depends on " + config.path("Type").asText());
        }
        if (config.path("Disabled").asBoolean()) {
            complaints.add(where + " is a disabled health check, which counts as healthy");
        }
    }

    private static void variables(
            String where, JsonNode resource, String here, List<String> complaints) {
        JsonNode variables = resource.at("/Properties/Environment/Variables");
        for (var each : variables.properties()) {
            HOST.matcher(Texts.of(each.getValue(), here))
                    .results()
                    .map(found -> found.group(1))
                    .filter(region -> !region.equals(here))
                    .forEach(region ->
                            complaints.add(
                                    where
                                            + " is given a host in "
                                            + region
                                            + ": "
                                            + each.getKey()));
        }
    }
}
