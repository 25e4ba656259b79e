package dev.holdfast.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/// The app that the CDK runs: it synthesises both regions into the folder of `CDK_OUTDIR`. With the
/// argument `--all-profiles` it does so for every profile, each into a folder of its own below that
/// one: the CDK's library is loaded once then.
///
/// Exit codes: 0 when it did, 2 when what was asked for does not fit; then one sentence says why.
public final class CdkApp {

    private static final int DOES_NOT_FIT = 2;
    private static final String ALL_PROFILES = "--all-profiles";

    /// What is switched on: what the CDK does by default in new apps, and the omission of stack
    /// traces, which name temporary folders.
    private static final List<String> FEATURES =
            List.of(
                    "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy",
                    "@aws-cdk/aws-iam:minimizePolicies",
                    "@aws-cdk/core:enablePartitionLiterals",
                    "aws:cdk:disable-creation-stack-traces");

    private CdkApp() {}

    @SuppressWarnings("SystemOut") // standard error is where the CDK shows what an app says
    static void main(String[] arguments) {
        Path folder = Path.of(System.getenv().getOrDefault("CDK_OUTDIR", "cdk.out"));
        try {
            if (List.of(arguments).contains(ALL_PROFILES)) {
                Profile.all().forEach(profile -> synthesiseInto(folder, profile));
            } else {
                synthesise(AppProps.builder().outdir(folder.toString()), home());
            }
        } catch (InvalidDeployment invalid) {
            System.err.println(invalid.getMessage());
            System.exit(DOES_NOT_FIT);
        }
    }

    private static void synthesiseInto(Path folder, Profile profile) {
        synthesise(
                AppProps.builder()
                        .outdir(folder.resolve(profile.name()).toString())
                        .postCliContext(Map.of("profile", profile.name())),
                home());
    }

    /// Synthesises all stacks that the context asks for.
    ///
    /// @param home the folder of the repository
    /// @throws InvalidDeployment if the context does not fit
    static void synthesise(AppProps.Builder props, Path home) {
        App app = new App(props.stackTraces(false).analyticsReporting(false).build());
        FEATURES.forEach(feature -> app.getNode().setContext(feature, true));
        Deployment deployment = new DeploymentContext(context(app), home).read();
        Sites.build(app, deployment, home);
        Checks.apply(app, deployment);
        DeploymentFile.write(deployment, Path.of(app.getOutdir()));
        app.synth();
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
