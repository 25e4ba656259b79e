package dev.holdfast.infra.verify;

import dev.holdfast.infra.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;

/// Functions: the same artefact in both regions, and nothing half updated.
final class AskFunctions {
    private final Clients clients;

    AskFunctions(Clients clients) {
        this.clients = clients;
    }

    /// One check for each kind of function: it has the same name in both regions but for the role.
    List<Check> about(Targets targets) {
        Map<String, Map<String, String>> byKind = new TreeMap<>();
        targets.functions()
                .forEach((region, names) ->
                        names.forEach(name ->
                                byKind.computeIfAbsent(kind(name), _ -> new TreeMap<>())
                                        .put(region, name)));
        List<Check> checks = new ArrayList<>();
        byKind.forEach((kind, names) ->
                checks.add(new Check("function", kind, () -> ask(names, targets.sites()))));
        return checks;
    }

    private static String kind(String name) {
        String kind = name;
        for (Role role : Role.values()) {
            kind = kind.replace("-" + role.label() + "-", "-");
        }
        return kind;
    }

    private Answer ask(Map<String, String> names, List<String> sites) {
        List<String> wrongs = new ArrayList<>();
        List<String> artefacts = new ArrayList<>();
        for (String region : sites) {
            if (!names.containsKey(region)) {
                wrongs.add("%s has none".formatted(region));
            } else {
                GetFunctionConfigurationResponse found = configuration(region, names.get(region));
                artefacts.add(found.runtimeAsString() + " " + found.codeSha256());
                if (found.lastUpdateStatus() != LastUpdateStatus.SUCCESSFUL) {
                    wrongs.add(
                            "its update in %s is %s"
                                    .formatted(region, found.lastUpdateStatusAsString()));
                }
            }
        }
        if (artefacts.stream().distinct().count() > 1) {
            wrongs.add("artefacts differ: " + String.join(", ", artefacts));
        }
        return Answer.unless(wrongs, "same artefact");
    }

    private GetFunctionConfigurationResponse configuration(String region, String name) {
        try (LambdaClient lambda = clients.lambda(region)) {
            return lambda.getFunctionConfiguration(ask -> ask.functionName(name));
        }
    }
}
