package dev.holdfast.infra.documents;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/// Makes buckets that are private, versioned, encrypted and reached by TLS only.
final class Buckets {

    private static final Duration QUICKLY_FETCHED = Duration.days(90);
    private static final Duration OLD_VERSIONS = Duration.days(365);
    private static final Duration ACCESS_LOGS = Duration.days(365);
    private static final Duration UNFINISHED_UPLOADS = Duration.days(7);

    private final Construct scope;
    private final Site site;
    private final Keyring keyring;

    Buckets(Construct scope, Site site, Keyring keyring) {
        this.scope = scope;
        this.site = site;
        this.keyring = keyring;
    }

    /// A bucket whose objects stay.
    Bucket create(String type, Bucket accessLogs) {
        return kept(type, accessLogs)
                .encryption(encryption())
                .encryptionKey(keyring.key().orElse(null))
                .bucketKeyEnabled(keyring.key().isPresent())
                .build();
    }

    /// A bucket that requests may read which nobody signs: S3 decrypts for them with its own key
    /// only.
    Bucket readUnsigned(String type, Bucket accessLogs) {
        return kept(type, accessLogs).encryption(BucketEncryption.S3_MANAGED).build();
    }

    private Bucket.Builder kept(String type, Bucket accessLogs) {
        return hardened(type)
                .serverAccessLogsBucket(accessLogs)
                .serverAccessLogsPrefix(type + "/")
                .lifecycleRules(List.of(cheaperWithAge()));
    }

    /// S3 and load balancers write their logs with S3's own key only.
    Bucket accessLogs() {
        return hardened("holdfast-access-logs")
                .encryption(BucketEncryption.S3_MANAGED)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .lifecycleRules(
                        List.of(
                                LifecycleRule.builder()
                                        .id("forget")
                                        .expiration(ACCESS_LOGS)
                                        .noncurrentVersionExpiration(UNFINISHED_UPLOADS)
                                        .build()))
                .build();
    }

    private Bucket.Builder hardened(String type) {
        DeployedNames names = new DeployedNames(site);
        return Bucket.Builder.create(scope, type)
                .bucketName(names.bucket(type, Stack.of(scope).getAccount()))
                .versioned(true)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .removalPolicy(site.deployment().removalPolicy())
                .autoDeleteObjects(!site.deployment().isProtected());
    }

    private BucketEncryption encryption() {
        return keyring.key().isPresent() ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED;
    }

    private static LifecycleRule cheaperWithAge() {
        return LifecycleRule.builder()
                .id("cheaper-with-age")
                .transitions(
                        List.of(
                                Transition.builder()
                                        .storageClass(StorageClass.INFREQUENT_ACCESS)
                                        .transitionAfter(QUICKLY_FETCHED)
                                        .build()))
                .noncurrentVersionExpiration(OLD_VERSIONS)
                .abortIncompleteMultipartUploadAfter(UNFINISHED_UPLOADS)
                .build();
    }
}
