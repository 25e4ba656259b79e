package dev.holdfast.infra.keys;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.PeerValue;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Alias;
import software.amazon.awscdk.services.kms.CfnReplicaKey;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// One multi-Region key: made in the primary region, replicated into the secondary one. What was
/// encrypted in either region can be read in the other, without asking the first.
public final class DataKey extends Construct {

    private static final int DAYS_TO_CHANGE_ONES_MIND = 30;

    private static final String EVENTS = "events.amazonaws.com";

    private static final List<String> USE =
            List.of(
                    "kms:Encrypt",
                    "kms:Decrypt",
                    "kms:ReEncrypt*",
                    "kms:GenerateDataKey*",
                    "kms:DescribeKey");

    private final Site site;
    private final IKey key;

    DataKey(Construct scope, Site site) {
        super(scope, "data-key");
        this.site = site;
        String arn =
                switch (site.role()) {
                    case PRIMARY -> original();
                    case SECONDARY -> replica();
                };
        // Known by its ARN, so that nothing that uses it can add to its policy: both copies have
        // the same.
        this.key = Key.fromKeyArn(this, "known", arn);
        Alias.Builder.create(this, "alias")
                .aliasName("alias/" + site.name("holdfast-data"))
                .targetKey(key)
                .build();
    }

    IKey key() {
        return key;
    }

    private String original() {
        Key original =
                Key.Builder.create(this, "key")
                        .description(description())
                        .multiRegion(true)
                        .enableKeyRotation(true)
                        .policy(policy())
                        .pendingWindow(Duration.days(DAYS_TO_CHANGE_ONES_MIND))
                        .removalPolicy(site.deployment().removalPolicy())
                        .build();
        PeerValue.DATA_KEY.store(this, site, original.getKeyArn());
        return original.getKeyArn();
    }

    /// Its key material, and the rotation of it, are the original's.
    private String replica() {
        CfnReplicaKey replica =
                CfnReplicaKey.Builder.create(this, "key")
                        .description(description())
                        .primaryKeyArn(PeerValue.DATA_KEY.ofPeer(this, site))
                        .keyPolicy(policy())
                        .pendingWindowInDays(DAYS_TO_CHANGE_ONES_MIND)
                        .build();
        replica.applyRemovalPolicy(site.deployment().removalPolicy());
        return replica.getAttrArn();
    }

    private String description() {
        return "Holdfast data, environment " + site.deployment().suffix();
    }

    /// Access is given by the policies of roles; only services without a role stand here.
    private PolicyDocument policy() {
        PolicyDocument policy = new PolicyDocument();
        policy.addStatements(
                rolesOfTheAccount(),
                logGroups(),
                logsOfWorkflows(),
                alarms(),
                events(),
                eventsLook());
        return policy;
    }

    private static PolicyStatement rolesOfTheAccount() {
        return PolicyStatement.Builder.create()
                .sid("RolesOfTheAccount")
                .principals(List.of(new AccountRootPrincipal()))
                .actions(List.of("kms:*"))
                .resources(List.of("*"))
                .build();
    }

    private PolicyStatement logGroups() {
        String groups = Arns.in(this).at(site, "logs", "log-group:*");
        return PolicyStatement.Builder.create()
                .sid("LogGroups")
                .principals(
                        List.of(
                                new ServicePrincipal(
                                        "logs.%s.amazonaws.com".formatted(site.region()))))
                .actions(USE)
                .resources(List.of("*"))
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", groups)))
                .build();
    }

    /// What an encrypted workflow logs is encrypted on its way to the log, too.
    private PolicyStatement logsOfWorkflows() {
        String logs = Arns.in(this).at(site, "logs", "*");
        return PolicyStatement.Builder.create()
                .sid("LogsOfWorkflows")
                .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
                .actions(List.of("kms:Decrypt"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("kms:EncryptionContext:SourceArn", logs)))
                .build();
    }

    /// What a topic tells is encrypted by whoever tells it.
    private PolicyStatement alarms() {
        return PolicyStatement.Builder.create()
                .sid("Alarms")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .conditions(
                        Map.of("StringEquals", Map.of("aws:SourceAccount", stack().getAccount())))
                .build();
    }

    /// The bus, and its archive, which re-encrypts. All that EventBridge says of itself in both is
    /// the bus; of a bus alone it would say more.
    private PolicyStatement events() {
        String bus =
                Arns.in(this).at(site, "events", "event-bus/" + new DeployedNames(site).eventBus());
        return PolicyStatement.Builder.create()
                .sid("Events")
                .principals(List.of(new ServicePrincipal(EVENTS)))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"))
                .resources(List.of("*"))
                .conditions(
                        Map.of(
                                "StringEquals",
                                Map.of("kms:EncryptionContext:aws:events:event-bus:arn", bus)))
                .build();
    }

    /// Before it uses a key, EventBridge looks at it, and says of itself nothing at all.
    private static PolicyStatement eventsLook() {
        return PolicyStatement.Builder.create()
                .sid("EventsLook")
                .principals(List.of(new ServicePrincipal(EVENTS)))
                .actions(List.of("kms:DescribeKey"))
                .resources(List.of("*"))
                .build();
    }

    private Stack stack() {
        return Stack.of(this);
    }
}
