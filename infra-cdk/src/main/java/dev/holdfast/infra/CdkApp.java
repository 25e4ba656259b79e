package dev.holdfast.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/// The app that the CDK runs: it synthesises both regions into the folder of `CDK_OUTDIR`.
///
/// Exit codes: 0 when it did, 2 when what was asked for does not fit; then one sentence says why.
public final class CdkApp {

    private static final int DOES_NOT_FIT = 2;

    /// What the CDK does by default in new apps, and keeps switched off for old ones.
    private static final List<String> FEATURES =
            List.of(
                    "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy",
                    "@aws-cdk/aws-iam:minimizePolicies",
                    "@aws-cdk/core:enablePartitionLiterals");

    private CdkApp() {}

    @SuppressWarnings("SystemOut") // standard error is where the CDK shows what an app says
    static void main() {
        App app = new App(AppProps.builder().stackTraces(false).analyticsReporting(false).build());
        try {
            build(app, home());
        } catch (InvalidDeployment invalid) {
            System.err.println(invalid.getMessage());
            System.exit(DOES_NOT_FIT);
        }
        app.synth();
    }

    /// Adds all stacks that the app's context asks for.
    ///
    /// @param home the folder of the repository
    /// @throws InvalidDeployment if the context does not fit
    public static Deployment build(App app, Path home) {
        Deployment deployment = new DeploymentContext(context(app), home).read();
        FEATURES.forEach(feature -> app.getNode().setContext(feature, true));
        Sites.build(app, deployment, home);
        Checks.apply(app, deployment);
        DeploymentFile.write(deployment, Path.of(app.getOutdir()));
        return deployment;
    }

    @SuppressWarnings("unchecked") // the CDK gives it as an object of JSON
    private static Map<String, Object> context(App app) {
        return (Map<String, Object>) app.getNode().getAllContext();
    }

    /// The CDK runs an app in the folder of its `cdk.json`, which is one below the repository's.
    private static Path home() {
        return Path.of(System.getProperty("holdfast.home", ".."));
    }
}
