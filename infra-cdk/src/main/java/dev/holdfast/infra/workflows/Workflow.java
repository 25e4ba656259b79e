package dev.holdfast.infra.workflows;

import dev.holdfast.infra.functions.FunctionKind;

/// The workflows, each with the function that carries out its steps.
public enum Workflow {
    ORDER("order", FunctionKind.ORDERS),
    FAILOVER("failover", FunctionKind.TAKEOVER),
    FAILBACK("failback", FunctionKind.SWITCHOVER);

    private final String label;
    private final FunctionKind function;

    Workflow(String label, FunctionKind function) {
        this.label = label;
        this.function = function;
    }

    /// The first part of its name.
    public String type() {
        return "holdfast-" + label;
    }

    String id() {
        return label;
    }

    /// The file of its definition.
    String file() {
        return label + ".asl.json";
    }

    FunctionKind function() {
        return function;
    }
}
