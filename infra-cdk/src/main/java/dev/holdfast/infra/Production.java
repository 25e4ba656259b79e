package dev.holdfast.infra;

/// What a deployment must have in production, where a default would be a mistake.
final class Production {

    private Production() {}

    /// @param placeholder whether there are no functions behind it
    /// @throws InvalidDeployment if something is missing, or contradicts the profile
    static void refuseContradictions(Deployment deployment, boolean placeholder) {
        if (deployment.stage() != Stage.PRODUCTION) {
            return;
        }
        InvalidDeployment.when(
                deployment.domain().equals(Deployment.EXAMPLE_DOMAIN),
                "Stage production needs a domain of your own: -c domain=…");
        InvalidDeployment.when(
                deployment.alarmAddresses().isEmpty(),
                "Stage production needs somebody to tell: -c alarmAddresses=…");
        InvalidDeployment.when(
                placeholder,
                "functionPlaceholder is for looking at templates: stage production needs the real"
                        + " functions.");
        InvalidDeployment.when(
                deployment.options().artefacts().imageTag().equals(Deployment.Artefacts.UNDECIDED),
                "Stage production needs an image, whose tag never changes: -c imageTag=…, or --image"
                        + " with deploy.");
        InvalidDeployment.when(
                deployment.profile().removal() == Profile.Removal.RETAIN_IN_PRODUCTION
                        && !deployment.isProtected(),
                "Profile %s keeps its records in production: deletionProtection=false contradicts"
                                .formatted(deployment.profile().name())
                        + " that.");
    }
}
