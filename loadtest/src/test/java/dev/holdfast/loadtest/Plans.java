package dev.holdfast.loadtest;

import dev.holdfast.client.LoadPlan;
import dev.holdfast.client.LoadPlan.Mix;
import java.util.List;

/// Plans for tests.
final class Plans {

    private Plans() {}

    static LoadPlan.Workload workload(Mix mix, long seed) {
        return new LoadPlan.Workload(
                "run", seed, mix, List.of("hot", "a", "b", "c"), List.of("payer", "payee"));
    }
}
