package dev.holdfast.infra.documents;

import dev.holdfast.infra.network.Endpoints;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;

/// The public keys that tokens are verified with: an object that the service reads over plain
/// HTTPS, because its network has no way to an issuer on the internet.
final class PublicKeys {

    private static final String OBJECT = "tokens/jwks.json";

    private PublicKeys() {}

    static String url(Bucket bucket) {
        return "https://" + bucket.getBucketRegionalDomainName() + "/" + OBJECT;
    }

    /// Nobody signs in to read it, but only requests from the site's own network are let through,
    /// so that the bucket does not count as public.
    static void readableThrough(Endpoints endpoints, Bucket bucket) {
        bucket.addToResourcePolicy(
                PolicyStatement.Builder.create()
                        .sid("PublicKeysFromTheNetwork")
                        .principals(List.of(new AnyPrincipal()))
                        .actions(List.of("s3:GetObject"))
                        .resources(List.of(bucket.arnForObjects(OBJECT)))
                        .conditions(
                                Map.of(
                                        "StringEquals",
                                        Map.of("aws:SourceVpce", endpoints.bucketsId())))
                        .build());
    }
}
