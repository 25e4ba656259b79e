package dev.holdfast.infra;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Why a finding of a rule pack is accepted.
///
/// @param rule the rule's id, with its pack
/// @param reason what is true instead, in a sentence
/// @param stacks the types of the stacks where it applies; none means all
/// @param when the deployments where it applies
record Explanation(String rule, String reason, Set<String> stacks, Predicate<Deployment> when) {

    private static final String AWS = "AwsSolutions-";
    private static final String NIST = "NIST.800.53.R5-";

    private static final String VERIFIED =
            "The service verifies the signed token of every request but the one for health, whose"
                    + " answer tells nothing but yes or no.";
    private static final String LISTED =
            "Each wildcard is listed with its reason in one file, which a test compares with the"
                    + " templates: nothing unlisted, nothing unused.";
    private static final String MAINTAINED =
            "AWS maintains this policy for exactly this purpose: what the service needs changes with"
                    + " the service.";
    private static final String OWN_ROLE =
            "The policy belongs to exactly one role, and is made and deleted with it: a policy of its"
                    + " own could be attached to others.";
    private static final String BY_STAGE =
            "By stage and profile, this environment is meant to be destroyed without leftovers.";
    private static final String AWS_KEYS =
            "The profile uses the keys that AWS manages; profile regulated has its own.";
    private static final String DEPLOYING =
            "The function runs while a stack is deployed or deleted and CloudFormation waits for it,"
                    + " one request at a time; it calls AWS only.";
    private static final String ROTATION =
            "A new password has to reach the containers of both regions at the same moment, which"
                    + " restarts them: it is a planned operation.";
    private static final String COPIED_LATER =
            "Documents, audit and configuration are replicated by the replication stacks, because each"
                    + " direction needs the other bucket first; access logs stay where they arise.";

    /// The stacks that ask AWS for something while they are deployed.
    private static final String[] ASKING = {
        "keys", "peering", "replication", "certificate", "traffic", "watch"
    };

    private static final List<Explanation> ALL =
            List.of(
                    always(
                            AWS + "APIG2",
                            "The service validates every request and answers with a reason.",
                            "api"),
                    always(AWS + "APIG4", VERIFIED, "api"),
                    always(AWS + "COG4", VERIFIED, "api"),
                    always(
                            NIST + "APIGWCacheEnabledAndEncrypted",
                            "Balances and outcomes must never come from a cache.",
                            "api"),
                    always(
                            AWS + "ECS2",
                            "The variables are names and addresses; the password comes from Secrets"
                                    + " Manager.",
                            "service"),
                    always(AWS + "IAM4", MAINTAINED),
                    always(AWS + "IAM5", LISTED),
                    always(NIST + "IAMNoInlinePolicy", OWN_ROLE),
                    unprotected(AWS + "RDS10", BY_STAGE, "database"),
                    unprotected(
                            NIST + "RDSInstanceDeletionProtectionEnabled", BY_STAGE, "database"),
                    unprotected(NIST + "ELBDeletionProtectionEnabled", BY_STAGE, "service"),
                    always(AWS + "SMG4", ROTATION, "database"),
                    always(NIST + "SecretsManagerRotationEnabled", ROTATION, "database"),
                    awsKeys(NIST + "SecretsManagerUsingKMSKey", AWS_KEYS, "database"),
                    always(
                            NIST + "RDSInBackupPlan",
                            "The cluster is in the backup plan, and its instances hold no data.",
                            "database"),
                    awsKeys(NIST + "CloudWatchLogGroupEncrypted", AWS_KEYS),
                    always(
                            NIST + "CloudWatchLogGroupEncrypted",
                            "Logs of a deployment, which begins before there is a key.",
                            ASKING),
                    always(NIST + "LambdaConcurrency", DEPLOYING, ASKING),
                    always(NIST + "LambdaDLQ", DEPLOYING, ASKING),
                    always(NIST + "LambdaInsideVPC", DEPLOYING, ASKING),
                    always(
                            NIST + "LambdaInsideVPC",
                            "It talks to AWS services of the other region, to which the isolated network"
                                    + " has no way, and to no database.",
                            "functions"),
                    awsKeys(NIST + "S3DefaultEncryptionKMS", AWS_KEYS, "documents"),
                    always(
                            NIST + "S3DefaultEncryptionKMS",
                            "S3 and load balancers can write logs only with the key of S3, and whoever"
                                    + " reads public keys signs no request, for which S3 would decrypt with"
                                    + " another one.",
                            "documents"),
                    always(NIST + "S3BucketReplicationEnabled", COPIED_LATER, "documents"),
                    awsKeys(
                            NIST + "SNSEncryptedKMS",
                            "Alarms cannot be published under the key that AWS manages for topics; they"
                                    + " hold names and thresholds only.",
                            "watch"),
                    always(
                            NIST + "VPCDefaultSecurityGroupClosed",
                            "Nothing is in the default group, and it admits only its own members.",
                            "network"));

    /// Every one there is.
    static List<Explanation> all() {
        return ALL;
    }

    boolean holds(RegionStack stack, Deployment deployment) {
        return (stacks.isEmpty() || stacks.contains(stack.type())) && when.test(deployment);
    }

    private static Explanation always(String rule, String reason, String... stacks) {
        return new Explanation(rule, reason, Set.of(stacks), deployment -> true);
    }

    private static Explanation unprotected(String rule, String reason, String... stacks) {
        return new Explanation(
                rule, reason, Set.of(stacks), deployment -> !deployment.isProtected());
    }

    private static Explanation awsKeys(String rule, String reason, String... stacks) {
        return new Explanation(rule, reason, Set.of(stacks), Explanation::hasAwsKeys);
    }

    private static boolean hasAwsKeys(Deployment deployment) {
        return deployment.profile().encryption() == Profile.Encryption.AWS_MANAGED;
    }
}
