package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowLintIT {

    @ParameterizedTest
    @ValueSource(strings = {"order", "failover", "failback"})
    void the_definition_is_valid(String workflow) {
        assertThat(
                        Workflow.node(
                                "",
                                "node_modules/asl-validator/dist/bin/asl-validator.js",
                                "--json-path",
                                workflow + ".asl.json"))
                .contains("is valid");
    }
}
