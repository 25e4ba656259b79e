package dev.holdfast.infra.workflows;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.functions.FunctionKind;
import dev.holdfast.infra.functions.FunctionsStack;
import java.nio.file.Path;
import software.constructs.Construct;

/// The state machines of a site.
public final class WorkflowsStack extends RegionStack {

    /// @param folder where the definitions are
    public WorkflowsStack(Construct app, FunctionsStack functions, Keyring keyring, Path folder) {
        super(app, keyring.site(), "workflows");
        for (Workflow workflow : Workflow.values()) {
            FunctionKind kind = workflow.function();
            new StateMachine(
                    this,
                    keyring,
                    workflow,
                    new StateMachine.Definition(folder, functions.function(kind)));
        }
    }
}
