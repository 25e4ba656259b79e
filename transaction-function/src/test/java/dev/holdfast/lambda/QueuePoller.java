package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.local.orders.OrderParts;
import dev.holdfast.local.orders.Queues;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// What AWS does between a queue and a function: hands messages over in batches, and removes those
/// that the function does not name.
record QueuePoller(OrderParts parts, FunctionProcess function) {

    private static final int BATCH = 10;

    void send(String... bodies) {
        try (SqsClient queue = Queues.client(parts.queues())) {
            for (String body : bodies) {
                queue.sendMessage(
                        message -> message.queueUrl(parts.queue().toString()).messageBody(body));
            }
        }
    }

    /// One batch of what is in sight.
    void poll() {
        String url = parts.queue().toString();
        try (SqsClient queue = Queues.client(parts.queues())) {
            List<Message> batch =
                    queue.receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(BATCH))
                            .messages();
            if (!batch.isEmpty()) {
                String[] bodies = batch.stream().map(Message::body).toArray(String[]::new);
                JsonNode answer = function.invoke(Events.batch(bodies)).body();
                List<String> failed = answer.findValuesAsText("itemIdentifier");
                for (int i = 0; i < bodies.length; i++) {
                    String receipt = batch.get(i).receiptHandle();
                    if (!failed.contains(Integer.toString(i))) {
                        queue.deleteMessage(gone -> gone.queueUrl(url).receiptHandle(receipt));
                    }
                }
            }
        }
    }

    /// The bodies of messages that came too often.
    List<String> deadLetters() {
        String url = Queues.url(parts.queues(), Queues.DEAD_LETTERS).toString();
        try (SqsClient queue = Queues.client(parts.queues())) {
            return queue
                    .receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(BATCH))
                    .messages()
                    .stream()
                    .map(Message::body)
                    .toList();
        }
    }
}
