package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.Profile;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever can have a name has one, in the form `type-role-suffix`.
class NamesTest {
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9/_.-]+-(?:primary|secondary|global)-dev(?:[-/.].*)?");

    /// Helpers of the CDK, which run while a stack is deployed, and to which it gives no names.
    private static final Pattern HELPER =
            Pattern.compile(
                    "AWS679f53fac002430cb0da5b7982bd2287.*|Custom.*CustomResourceProvider.*");

    /// What a name is made of where the service asks for a path.
    private static final Pattern PATH = Pattern.compile("/[a-z/-]+/dev/.+");

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void everything_is_named(Profile profile) {
        assertThat(complaints(Assemblies.of(profile))).isEmpty();
    }

    @Test
    void what_has_no_name_or_one_of_another_form_is_found() {
        assertThat(complaints(named("orders-primary-dev"))).isEmpty();
        assertThat(complaints(named("orders-dev")))
                .containsExactly("planted/Thing (AWS::SQS::Queue) is called orders-dev");
        assertThat(complaints(Planted.assembly(Planted.resource("AWS::SQS::Queue", "{}"))))
                .containsExactly("planted/Thing (AWS::SQS::Queue) has no name");
    }

    private static CloudAssembly named(String name) {
        return Planted.assembly(
                Planted.resource("AWS::SQS::Queue", "{\"QueueName\":\"%s\"}".formatted(name)));
    }

    private static List<String> complaints(CloudAssembly assembly) {
        List<String> complaints = new ArrayList<>();
        for (Stack stack : assembly.stacks()) {
            stack.resources()
                    .forEach((id, resource) -> {
                        String type = resource.path("Type").asText();
                        String property = CreatedName.PROPERTY.get(type);
                        if (property != null && !HELPER.matcher(id).matches()) {
                            JsonNode name = resource.path("Properties").path(property);
                            String where = "%s/%s (%s) ".formatted(stack.name(), id, type);
                            if (name.isMissingNode()) {
                                complaints.add(where + "has no name");
                            } else if (!fits(Texts.of(name, stack.region()))) {
                                complaints.add(
                                        where + "is called " + Texts.of(name, stack.region()));
                            }
                        }
                    });
        }
        return complaints;
    }

    private static boolean fits(String name) {
        return FORM.matcher(name).matches() || PATH.matcher(name).matches();
    }
}
