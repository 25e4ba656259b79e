package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.orders.OrderQueue.Message;
import dev.holdfast.orders.PartUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(LocalOrderParts.class)
class SqsOrdersIT {

    private static final int TIMES = 2;

    private final OrderParts parts = LocalOrderParts.parts();
    private final SqsAsyncClient client = Clients.queues(parts.queues().endpoint());
    private String url;
    private String deadLetters;
    private SqsOrders queue;

    /// Messages come again after a second, and go to the dead letters when they came twice.
    @BeforeEach
    void useAnEmptyQueue() {
        String name = "q-" + UUID.randomUUID();
        deadLetters =
                client.createQueue(create -> create.queueName(name + "-dead")).join().queueUrl();
        String arn =
                client.getQueueAttributes(get ->
                                get.queueUrl(deadLetters)
                                        .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .join()
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        String redrive =
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}".formatted(arn, TIMES);
        url =
                client.createQueue(create ->
                                create.queueName(name)
                                        .attributes(
                                                Map.of(
                                                        QueueAttributeName.VISIBILITY_TIMEOUT,
                                                        "1",
                                                        QueueAttributeName.REDRIVE_POLICY,
                                                        redrive)))
                        .join()
                        .queueUrl();
        queue = new SqsOrders(client, url, PATIENT);
    }

    private void send(String body) {
        client.sendMessage(send -> send.queueUrl(url).messageBody(body)).join();
    }

    private List<Message> receive() {
        return queue.receive().await().atMost(PATIENT);
    }

    private static List<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::body).toList();
    }

    @Test
    void messages_come_in_batches_and_are_gone_when_they_are_removed() {
        for (int i = 0; i < 12; i++) {
            send("m" + i);
        }
        List<Message> all = new ArrayList<>();
        while (all.size() < 12) {
            List<Message> some = receive();
            assertThat(some).hasSizeBetween(1, 10);
            queue.remove(some).await().atMost(PATIENT);
            all.addAll(some);
        }

        assertThat(bodies(all)).doesNotHaveDuplicates().contains("m0", "m11");
        assertThat(receive()).isEmpty();
    }

    @Test
    void a_message_that_is_not_removed_comes_again_and_goes_to_the_dead_letters() {
        send("poison");
        assertThat(bodies(receive())).containsExactly("poison");
        assertThat(bodies(receive())).containsExactly("poison");

        assertThat(receive()).isEmpty();

        SqsOrders dead = new SqsOrders(client, deadLetters, PATIENT);
        assertThat(bodies(dead.receive().await().atMost(PATIENT))).containsExactly("poison");
    }

    @Test
    void removing_nothing_asks_nobody() {
        SqsOrders nowhere = new SqsOrders(client, "http://127.0.0.1:9/none", PATIENT);

        assertThat(nowhere.remove(List.of()).await().atMost(PATIENT)).isNull();
    }

    @Test
    void a_queue_that_does_not_answer_is_unavailable() throws Exception {
        try (SilentServer silent = new SilentServer()) {
            SqsOrders away =
                    new SqsOrders(
                            Clients.queues(silent.endpoint()),
                            silent.endpoint() + "/none",
                            Duration.ofMillis(200));
            assertThatThrownBy(() -> away.receive().await().atMost(PATIENT))
                    .isInstanceOf(PartUnavailable.class)
                    .hasMessageContaining("The queue of orders");
            assertThatThrownBy(() ->
                            away.remove(List.of(new Message("1", "1", ""))).await().atMost(PATIENT))
                    .isInstanceOf(PartUnavailable.class);
        }
    }
}
