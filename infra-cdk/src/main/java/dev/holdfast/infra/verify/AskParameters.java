package dev.holdfast.infra.verify;

import dev.holdfast.names.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/// Parameters: there in both regions, and equal unless they were made different. Values are
/// compared and never shown: some are secrets.
final class AskParameters {
    private final Clients clients;

    AskParameters(Clients clients) {
        this.clients = clients;
    }

    List<Check> about(Targets targets) {
        if (targets.parameters().values().stream().allMatch(Map::isEmpty)) {
            return List.of();
        }
        return List.of(new Check("parameters", "both regions", () -> ask(targets)));
    }

    private Answer ask(Targets targets) {
        String path = commonPath(targets);
        Map<String, String> here = read(targets.primary(), path);
        Map<String, String> there = read(targets.secondary(), path);
        List<String> wrongs = new ArrayList<>();
        missing(targets, targets.primary(), here, wrongs);
        missing(targets, targets.secondary(), there, wrongs);
        Set<String> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        names.removeIf(name -> mayDiffer(name, targets) || isRole(name, path));
        for (String name : names) {
            if (!here.containsKey(name) || !there.containsKey(name)) {
                wrongs.add(name + " is in one region only");
            } else if (!Objects.equals(here.get(name), there.get(name))) {
                wrongs.add(name + " differs");
            }
        }
        return Answer.unless(wrongs, names.size() + " equal in both");
    }

    private static void missing(
            Targets targets, String region, Map<String, String> live, List<String> wrongs) {
        targets.parametersOf(region).keySet().stream()
                .filter(expected -> !live.containsKey(expected))
                .forEach(expected -> wrongs.add("%s is missing in %s".formatted(expected, region)));
    }

    /// Region-specific ones were synthesised with different values, or for one region only.
    private static boolean mayDiffer(String name, Targets targets) {
        return !Objects.equals(
                targets.parametersOf(targets.primary()).get(name),
                targets.parametersOf(targets.secondary()).get(name));
    }

    /// Each region writes its own once it has taken over; only the last one that did is right.
    private static boolean isRole(String name, String path) {
        return name.equals(path + "/" + Names.ROLE_PARAMETER);
    }

    private Map<String, String> read(String region, String path) {
        Map<String, String> values = new TreeMap<>();
        try (SsmClient ssm = clients.ssm(region)) {
            ssm
                    .getParametersByPathPaginator(
                            ask -> ask.path(path).recursive(true).withDecryption(true))
                    .stream()
                    .flatMap(page -> page.parameters().stream())
                    .forEach((Parameter each) -> values.put(each.name(), each.value()));
        }
        return values;
    }

    /// The longest path above all of them: replicated parameters are below it too.
    static String commonPath(Targets targets) {
        List<String> names =
                targets.parameters().values().stream()
                        .flatMap(each -> each.keySet().stream())
                        .sorted()
                        .toList();
        String first = names.getFirst();
        String last = names.getLast();
        int same = 0;
        while (same < Math.min(first.length(), last.length())
                && first.charAt(same) == last.charAt(same)) {
            same++;
        }
        return first.substring(0, Math.max(1, first.lastIndexOf('/', same)));
    }
}
