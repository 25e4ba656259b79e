package dev.holdfast.infra.documents;

import dev.holdfast.infra.Site;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/// The function with which the CDK empties the buckets of a stack that is deleted. The CDK makes it
/// by itself and asks for no names: they are put in afterwards.
final class EmptyingFunction {

    private static final String PROVIDER = "Custom::S3AutoDeleteObjectsCustomResourceProvider";

    private EmptyingFunction() {}

    /// Names it, where there is one: buckets that are protected are not emptied.
    static void name(Stack stack, Site site) {
        String name = site.name("holdfast-emptying");
        IConstruct provider = stack.getNode().tryFindChild(PROVIDER);
        if (provider != null) {
            override(provider, "Role", "RoleName", name);
            override(provider, "Handler", "FunctionName", name);
        }
    }

    private static void override(IConstruct provider, String id, String property, String value) {
        if (provider.getNode().findChild(id) instanceof CfnResource resource) {
            resource.addPropertyOverride(property, value);
        }
    }
}
