package dev.holdfast.infra;

import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/// A stack at one site. It is named like everything else, and tags all that it holds.
public class RegionStack extends Stack {

    private final Site site;
    private final String type;

    /// @param type what it holds, the first part of its name
    public RegionStack(Construct app, Site site, String type) {
        super(app, site.name("holdfast-" + type), props(site, type));
        this.site = site;
        this.type = type;
        // What a stack is tagged with, CloudFormation does not hand on to everything in it.
        site.tags().forEach((key, value) -> Tags.of(this).add(key, value));
    }

    /// The stack that a construct is in.
    static RegionStack around(Construct scope) {
        return (RegionStack) Stack.of(scope);
    }

    /// What it holds, the first part of its name.
    final String type() {
        return type;
    }

    /// Where it is.
    protected final Site site() {
        return site;
    }

    private static StackProps props(Site site, String type) {
        Deployment deployment = site.deployment();
        return StackProps.builder()
                .stackName(site.name("holdfast-" + type))
                .description(
                        "Holdfast, profile %s: %s of the %s region"
                                .formatted(site.profile().name(), type, site.role().label()))
                .env(environment(site))
                .terminationProtection(deployment.isProtected())
                .analyticsReporting(false)
                .build();
    }

    private static Environment environment(Site site) {
        Environment.Builder environment = Environment.builder().region(site.region());
        site.deployment().options().account().ifPresent(environment::account);
        return environment.build();
    }
}
