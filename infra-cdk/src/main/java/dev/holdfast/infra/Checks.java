package dev.holdfast.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.constructs.IConstruct;

/// The rule packs that every stack is checked against: AWS's own, and NIST 800-53 revision 5. Each
/// writes a report for each stack into the cloud assembly, and the build reads it.
final class Checks {

    private Checks() {}

    static void apply(App app, Deployment deployment) {
        for (IConstruct child : app.getNode().getChildren()) {
            if (child instanceof RegionStack stack) {
                explain(stack, deployment);
            }
        }
        Aspects.of(app)
                .add(AwsSolutionsChecks.Builder.create().reports(true).verbose(true).build());
        Aspects.of(app).add(NIST80053R5Checks.Builder.create().reports(true).verbose(true).build());
    }

    private static void explain(RegionStack stack, Deployment deployment) {
        List<NagPackSuppression> explained =
                Explanation.all().stream()
                        .filter(explanation -> explanation.holds(stack, deployment))
                        .map(Checks::suppression)
                        .toList();
        if (!explained.isEmpty()) {
            NagSuppressions.addStackSuppressions(stack, explained, true);
        }
    }

    private static NagPackSuppression suppression(Explanation explanation) {
        return NagPackSuppression.builder()
                .id(explanation.rule())
                .reason(explanation.reason())
                .build();
    }
}
