package dev.holdfast.aws;

import dev.holdfast.orders.OrderQueue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// This region's SQS queue of orders. How often a message may come, and where it goes then, is set
/// on the queue itself.
public final class SqsOrders implements OrderQueue {

    /// The most that SQS gives at once.
    private static final int MOST = 10;

    /// Long enough that an empty queue costs next to nothing, and short enough to stop soon.
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final SqsAsyncClient client;
    private final String url;
    private final Requests waiting;
    private final Requests requests;

    /// @param timeout the bound of every single request, besides the time that SQS waits for
    ///   messages
    public SqsOrders(SqsAsyncClient client, String url, Duration timeout) {
        this.client = client;
        this.url = url;
        this.waiting = new Requests(timeout.plus(WAIT), SqsOrders::unavailable);
        this.requests = new Requests(timeout, SqsOrders::unavailable);
    }

    @Override
    public Uni<List<Message>> receive() {
        ReceiveMessageRequest receive =
                ReceiveMessageRequest.builder()
                        .queueUrl(url)
                        .maxNumberOfMessages(MOST)
                        .waitTimeSeconds((int) WAIT.toSeconds())
                        .overrideConfiguration(waiting.bound())
                        .build();
        return waiting.send(() -> client.receiveMessage(receive))
                .map(answer -> answer.messages().stream().map(SqsOrders::message).toList());
    }

    private static Message message(software.amazon.awssdk.services.sqs.model.Message message) {
        return new Message(message.messageId(), message.receiptHandle(), message.body());
    }

    /// What could not be removed comes again, which does no harm.
    @Override
    public Uni<Void> remove(List<Message> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        DeleteMessageBatchRequest delete =
                DeleteMessageBatchRequest.builder()
                        .queueUrl(url)
                        .entries(entries(messages))
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.deleteMessageBatch(delete)).replaceWithVoid();
    }

    private static List<DeleteMessageBatchRequestEntry> entries(List<Message> messages) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
            entries.add(
                    DeleteMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .receiptHandle(message.receipt())
                            .build());
        }
        return entries;
    }

    private static Throwable unavailable(Throwable cause) {
        return PartFailures.unavailable("The queue of orders", cause);
    }
}
