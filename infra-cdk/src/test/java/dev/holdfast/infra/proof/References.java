package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.DeployOrder;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Where a template asks for what CloudFormation cannot give it: something that does not exist,
/// that is in another region, or that is only made later.
final class References {
    private final CloudAssembly assembly;
    private final Map<String, Set<String>> before = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    private References(CloudAssembly assembly) {
        this.assembly = assembly;
    }

    static List<String> complaints(CloudAssembly assembly) {
        References references = new References(assembly);
        references.look();
        return references.complaints;
    }

    private void look() {
        for (Stack stack : assembly.stacks()) {
            before.put(stack.name(), DeployOrder.before(assembly, stack.name()));
        }
        List<CreatedName> created = CreatedName.in(assembly);
        for (Stack stack : assembly.stacks()) {
            inside(stack, stack.template());
            stack.resources().forEach((id, resource) -> names(stack, id, resource, created));
        }
    }

    /// References inside a template, and imports of what another one exports.
    private void inside(Stack stack, JsonNode value) {
        if (value.path("Ref").isTextual()) {
            exists(stack, value.get("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode at = value.get("Fn::GetAtt");
            exists(stack, at.isArray() ? at.get(0).asText() : at.asText().split("\\.", 2)[0]);
        }
        if (value.has("Fn::ImportValue")) {
            imported(stack, Texts.of(value.get("Fn::ImportValue"), stack.region()));
        }
        value.forEach(each -> inside(stack, each));
    }

    private void exists(Stack stack, String name) {
        boolean known =
                name.startsWith("AWS::")
                        || stack.template().path("Resources").has(name)
                        || stack.template().path("Parameters").has(name);
        if (!known) {
            complaints.add(stack.name() + " refers to " + name + ", which it does not have");
        }
    }

    private void imported(Stack stack, String export) {
        List<Stack> exporting =
                assembly.stacks().stream().filter(each -> exports(each, export)).toList();
        if (exporting.stream().noneMatch(each -> each.region().equals(stack.region()))) {
            complaints.add(
                    "%s imports %s, which nothing in %s exports"
                            .formatted(stack.name(), export, stack.region()));
        } else if (exporting.stream().noneMatch(each -> isBefore(each.name(), stack.name()))) {
            complaints.add(stack.name() + " imports " + export + ", which is made later");
        }
    }

    private static boolean exports(Stack stack, String export) {
        for (JsonNode output : stack.template().path("Outputs")) {
            JsonNode name = output.path("Export").path("Name");
            if (!name.isMissingNode() && Texts.of(name, stack.region()).equals(export)) {
                return true;
            }
        }
        return false;
    }

    /// What a service looks up by its name while the resource is made.
    private void names(Stack stack, String id, JsonNode resource, List<CreatedName> created) {
        for (LookedUp lookedUp : LookedUp.by(resource, stack.region())) {
            created.stream()
                    .filter(each -> each.isMeantBy(lookedUp.text()))
                    .filter(each -> !each.stack().equals(stack.name()))
                    .filter(each -> !isBefore(each.stack(), stack.name()))
                    .forEach(each ->
                            complaints.add(
                                    "%s/%s%s needs %s, but does not wait for %s"
                                            .formatted(
                                                    stack.name(),
                                                    id,
                                                    lookedUp.path(),
                                                    each.name(),
                                                    each.stack())));
        }
    }

    private boolean isBefore(String earlier, String later) {
        return before.getOrDefault(later, Set.of()).contains(earlier);
    }
}
