package dev.holdfast.infra.watch;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// Where a site's alarms go. Each region has its own: one that is lost cannot tell of it.
final class AlarmTopic extends Construct {

    private final SnsAction tell;

    AlarmTopic(Construct scope, Keyring keyring) {
        super(scope, "topic");
        Site site = keyring.site();
        Topic topic =
                Topic.Builder.create(this, "topic")
                        .topicName(new DeployedNames(site).alarmTopic())
                        .displayName("Holdfast " + site.role().label())
                        .enforceSsl(true)
                        .masterKey(keyring.key().orElse(null))
                        .build();
        topic.addToResourcePolicy(alarmsMayPublish(topic));
        site.deployment()
                .alarmAddresses()
                .forEach(address -> topic.addSubscription(new EmailSubscription(address)));
        this.tell = new SnsAction(topic);
    }

    /// A topic whose policy says anything at all has lost the one that lets its account publish.
    private PolicyStatement alarmsMayPublish(Topic topic) {
        return PolicyStatement.Builder.create()
                .sid("AlarmsOfTheAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(
                        Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build();
    }

    SnsAction tell() {
        return tell;
    }
}
