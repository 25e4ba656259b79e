package dev.holdfast.infra.verify;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

/// Buckets: versions are kept, and objects go to the other region.
final class AskBuckets {
    private static final String ARN = "arn:aws:s3:::";

    private final Clients clients;

    AskBuckets(Clients clients) {
        this.clients = clients;
    }

    Check about(Targets.Bucket bucket) {
        return new Check("bucket", bucket.name(), () -> ask(bucket));
    }

    private Answer ask(Targets.Bucket bucket) {
        try (S3Client s3 = clients.s3(bucket.region())) {
            List<String> wrongs = new ArrayList<>();
            if (s3.getBucketVersioning(ask -> ask.bucket(bucket.name())).status()
                    != BucketVersioningStatus.ENABLED) {
                wrongs.add("keeps no versions");
            }
            bucket.destination()
                    .ifPresent(destination -> {
                        if (rules(s3, bucket).stream()
                                .noneMatch(rule -> sends(rule, destination))) {
                            wrongs.add("does not replicate to " + destination);
                        }
                    });
            return Answer.unless(
                    wrongs,
                    bucket.destination().map(to -> "replicates to " + to).orElse("keeps versions"));
        }
    }

    private static List<ReplicationRule> rules(S3Client s3, Targets.Bucket bucket) {
        return s3.getBucketReplication(ask -> ask.bucket(bucket.name()))
                .replicationConfiguration()
                .rules();
    }

    private static boolean sends(ReplicationRule rule, String destination) {
        return rule.status() == ReplicationRuleStatus.ENABLED
                && (ARN + destination).equals(rule.destination().bucket());
    }
}
