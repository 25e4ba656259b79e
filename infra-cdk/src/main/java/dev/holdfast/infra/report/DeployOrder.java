package dev.holdfast.infra.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// In which order stacks are deployed, across both regions; destroying goes the other way.
public final class DeployOrder {
    private DeployOrder() {}

    /// @return waves of stack names; a stack needs only stacks of earlier waves, so that those of
    ///   one wave may be deployed at the same time
    /// @throws IllegalStateException if stacks wait for each other, or for one that is not there
    public static List<List<String>> of(CloudAssembly assembly) {
        Map<String, Set<String>> waiting = new TreeMap<>();
        assembly.stacks().forEach(stack -> waiting.put(stack.name(), stack.dependencies()));
        List<List<String>> waves = new ArrayList<>();
        Set<String> deployed = new TreeSet<>();
        while (!waiting.isEmpty()) {
            List<String> wave =
                    waiting.entrySet().stream()
                            .filter(each -> deployed.containsAll(each.getValue()))
                            .map(Map.Entry::getKey)
                            .toList();
            if (wave.isEmpty()) {
                throw new IllegalStateException(
                        "No order deploys these stacks, each waits for another: "
                                + waiting.keySet().stream().collect(Collectors.joining(", ")));
            }
            waves.add(wave);
            deployed.addAll(wave);
            wave.forEach(waiting::remove);
        }
        return waves;
    }

    /// @return all stacks that must be deployed before one, directly or not
    public static Set<String> before(CloudAssembly assembly, String name) {
        Map<String, Set<String>> direct =
                assembly.stacks().stream()
                        .collect(
                                Collectors.toMap(
                                        CloudAssembly.Stack::name,
                                        CloudAssembly.Stack::dependencies));
        Set<String> before = new TreeSet<>();
        List<String> open = new ArrayList<>(direct.getOrDefault(name, Set.of()));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (before.add(next)) {
                open.addAll(direct.getOrDefault(next, Set.of()));
            }
        }
        return before;
    }
}
