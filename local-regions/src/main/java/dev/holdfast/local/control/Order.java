package dev.holdfast.local.control;

import dev.holdfast.local.process.EnvironmentFailure;
import java.util.Arrays;
import java.util.Locale;

/// What a command can ask the supervisor to do with a region.
public enum Order {
    KILL,
    FREEZE,
    THAW,
    HEAL,
    SWITCHOVER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Order named(String name) {
        return Arrays.stream(values())
                .filter(order -> order.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new EnvironmentFailure("There is no order " + name + "."));
    }
}
