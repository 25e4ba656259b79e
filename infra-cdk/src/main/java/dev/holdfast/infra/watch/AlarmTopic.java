package dev.holdfast.infra.watch;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
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
        site.deployment()
                .alarmAddresses()
                .forEach(address -> topic.addSubscription(new EmailSubscription(address)));
        this.tell = new SnsAction(topic);
    }

    SnsAction tell() {
        return tell;
    }
}
