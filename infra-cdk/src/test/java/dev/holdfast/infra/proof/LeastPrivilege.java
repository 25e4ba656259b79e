package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Who may do too much, and who may come in from anywhere.
final class LeastPrivilege {
    private static final Set<String> ANYWHERE = Set.of("0.0.0.0/0", "::/0");

    private final Wildcards explained;

    LeastPrivilege(Wildcards explained) {
        this.explained = explained;
    }

    List<String> complaints(CloudAssembly assembly) {
        List<String> complaints = new ArrayList<>();
        for (Stack stack : assembly.stacks()) {
            Statement.of(stack).stream()
                    .filter(Statement::allows)
                    .forEach(each -> complain(each, complaints));
            stack.resources().forEach((id, resource) -> ingress(stack, id, resource, complaints));
        }
        return complaints;
    }

    private void complain(Statement statement, List<String> complaints) {
        String type = statement.owner().type();
        for (String action : statement.actions()) {
            boolean wild = action.contains("*") && isBroad(action);
            boolean everywhere = statement.resources().contains("*");
            if ((wild || everywhere || action.startsWith("all but"))
                    && !explained.explain(action, type)) {
                complaints.add(
                        "%s allows %s on %s"
                                .formatted(statement.owner(), action, statement.resources()));
            }
        }
        statement.resources().stream()
                .filter(each -> each.startsWith("all but"))
                .forEach(each -> complaints.add(statement.owner() + " allows " + each));
        if (statement.isForEverybody() && !isConditional(statement)) {
            complaints.add(statement.owner() + " lets everybody in, without a condition");
        }
    }

    /// `s3:GetObject*` names what it is for; `s3:*` and `*` do not.
    private static boolean isBroad(String action) {
        String verb = action.contains(":") ? action.substring(action.indexOf(':') + 1) : action;
        return verb.startsWith("*") || verb.length() < "Get*".length();
    }

    private static boolean isConditional(Statement statement) {
        return statement.condition().isObject() && !statement.condition().isEmpty();
    }

    private static void ingress(
            Stack stack, String id, JsonNode resource, List<String> complaints) {
        JsonNode properties = resource.path("Properties");
        List<JsonNode> rules = new ArrayList<>();
        switch (resource.path("Type").asText()) {
            case "AWS::EC2::SecurityGroup" ->
                    properties.path("SecurityGroupIngress").forEach(rules::add);
            case "AWS::EC2::SecurityGroupIngress" -> rules.add(properties);
            case "AWS::EC2::NatGateway" ->
                    complaints.add(stack.name() + "/" + id + " opens a way out to the world");
            default -> {}
        }
        for (JsonNode rule : rules) {
            for (String key : List.of("CidrIp", "CidrIpv6")) {
                if (ANYWHERE.contains(Texts.of(rule.path(key), stack.region()))) {
                    complaints.add(stack.name() + "/" + id + " lets the whole world in");
                }
            }
        }
    }
}
