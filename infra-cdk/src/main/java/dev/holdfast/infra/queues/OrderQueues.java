package dev.holdfast.infra.queues;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.functions.FunctionLimits;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The queue of orders. A message that fails again and again goes to the dead ones, where it is
/// kept for as long as SQS keeps anything.
public final class OrderQueues extends Construct {

    /// What AWS recommends: as long as six attempts of the function may take.
    private static final int ATTEMPTS_BEFORE_VISIBLE = 6;

    private static final int TRIES = 5;
    private static final Duration AS_LONG_AS_POSSIBLE = Duration.days(14);

    private final Site site;
    private final Keyring keyring;
    private final Queue dead;
    private final Queue orders;

    OrderQueues(Construct scope, Site site, Keyring keyring) {
        super(scope, "queues");
        this.site = site;
        this.keyring = keyring;
        DeployedNames names = new DeployedNames(site);
        this.dead = queue("dead", names.deadOrdersQueue()).build();
        this.orders =
                queue("orders", names.ordersQueue())
                        .visibilityTimeout(
                                Duration.seconds(ATTEMPTS_BEFORE_VISIBLE * FunctionLimits.SECONDS))
                        .deadLetterQueue(
                                DeadLetterQueue.builder()
                                        .queue(dead)
                                        .maxReceiveCount(TRIES)
                                        .build())
                        .build();
    }

    public Queue orders() {
        return orders;
    }

    public Queue dead() {
        return dead;
    }

    private Queue.Builder queue(String id, String name) {
        return Queue.Builder.create(this, id)
                .queueName(name)
                .retentionPeriod(AS_LONG_AS_POSSIBLE)
                .enforceSsl(true)
                .encryption(
                        keyring.key().isPresent()
                                ? QueueEncryption.KMS
                                : QueueEncryption.SQS_MANAGED)
                .encryptionMasterKey(keyring.key().orElse(null))
                .removalPolicy(site.deployment().removalPolicy());
    }
}
