package dev.holdfast.infra.container;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import java.util.List;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryEncryption;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.constructs.Construct;

/// The region's own copy of the service's image: a region that has to fetch it from the other one
/// could not start when that one is lost.
public final class ImagesStack extends RegionStack {

    private static final int KEPT = 20;

    private final Repository repository;

    public ImagesStack(Construct app, Site site, Keyring keyring) {
        super(app, site, "images");
        Repository.Builder builder =
                Repository.Builder.create(this, "repository")
                        .repositoryName(new DeployedNames(site).imageRepository())
                        .imageScanOnPush(true)
                        .imageTagMutability(TagMutability.IMMUTABLE)
                        .lifecycleRules(
                                List.of(LifecycleRule.builder().maxImageCount(KEPT).build()))
                        .removalPolicy(site.deployment().removalPolicy())
                        .emptyOnDelete(!site.deployment().isProtected());
        keyring.key()
                .ifPresent(key -> builder.encryption(RepositoryEncryption.KMS).encryptionKey(key));
        this.repository = builder.build();
    }

    public Repository repository() {
        return repository;
    }
}
