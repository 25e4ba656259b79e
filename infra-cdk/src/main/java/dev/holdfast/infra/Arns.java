package dev.holdfast.infra;

import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/// ARNs of things by their names, in the partition and the account of a stack.
///
/// @param stack the stack in which they are written
public record Arns(Stack stack) {

    public static Arns in(Construct scope) {
        return new Arns(Stack.of(scope));
    }

    /// Something at a site.
    ///
    /// @param resource its kind and name, as the service writes them, such as `table/orders`
    public String at(Site site, String service, String resource) {
        return of(service, site.region(), resource);
    }

    /// Something that is in no region.
    public String everywhere(String service, String resource) {
        return of(service, "", resource);
    }

    public String bucket(String name) {
        return "arn:%s:s3:::%s".formatted(stack.getPartition(), name);
    }

    private String of(String service, String region, String resource) {
        return "arn:%s:%s:%s:%s:%s"
                .formatted(stack.getPartition(), service, region, stack.getAccount(), resource);
    }
}
