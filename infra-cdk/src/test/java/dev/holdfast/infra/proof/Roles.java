package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Which roles are whose, by logical id.
final class Roles {
    private static final String ROLE = "AWS::IAM::Role";
    private static final List<String> ATTACHED =
            List.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy");

    private Roles() {}

    /// Roles that one of these may take on.
    ///
    /// @param principals such as `Service:lambda.amazonaws.com`
    static Set<String> assumedBy(Stack stack, Set<String> principals) {
        Set<String> roles = new TreeSet<>();
        Statement.of(stack).stream()
                .filter(each -> each.owner().type().equals(ROLE))
                .filter(each -> each.principals().stream().anyMatch(principals::contains))
                .forEach(each -> roles.add(each.owner().logicalId()));
        return roles;
    }

    /// Roles of state machines whose definition is of a kind.
    static Set<String> ofWorkflows(Stack stack, Predicate<Workflow> kind) {
        Set<String> roles = new TreeSet<>();
        stack.resources()
                .forEach((id, resource) -> {
                    if ("AWS::StepFunctions::StateMachine".equals(resource.path("Type").asText())) {
                        Stack alone =
                                new Stack(
                                        stack.name(),
                                        stack.region(),
                                        only(id, resource),
                                        stack.dependencies());
                        if (Workflow.in(alone).stream().anyMatch(kind)) {
                            roles.add(resource.at("/Properties/RoleArn/Fn::GetAtt/0").asText());
                        }
                    }
                });
        return roles;
    }

    private static JsonNode only(String id, JsonNode resource) {
        var factory = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
        var resources = factory.objectNode();
        resources.set(id, resource);
        return factory.objectNode().set("Resources", resources);
    }

    /// Whether a statement gives one of these roles something: its own, or one attached to it.
    static boolean belongsTo(Statement statement, Set<String> roles) {
        if (statement.owner().type().equals(ROLE)) {
            return statement.principals().isEmpty()
                    && roles.contains(statement.owner().logicalId());
        }
        if (!ATTACHED.contains(statement.owner().type())) {
            return false;
        }
        for (JsonNode role : statement.owner().properties().path("Roles")) {
            if (roles.contains(role.path("Ref").asText())) {
                return true;
            }
        }
        return false;
    }
}
