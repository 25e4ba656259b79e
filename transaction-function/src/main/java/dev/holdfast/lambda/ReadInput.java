package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.orders.OrderQueue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Tells what came in, by its shape. What has none of the known shapes is refused.
@Singleton
final class ReadInput {

    private static final String QUEUE = "aws:sqs";

    private final ObjectMapper json;

    ReadInput(ObjectMapper json) {
        this.json = json;
    }

    /// @throws InvalidInput with a sentence for whoever looks after the sender
    Input read(byte[] event) {
        EventFields fields = new EventFields("event", parsed(event));
        if (fields.has("step")) {
            return ReadStep.of(fields);
        }
        if (fields.has("httpMethod")) {
            return ReadApiRequest.of(fields);
        }
        if (fields.has("Records")) {
            return messages(fields.value("Records"));
        }
        if (fields.has("detail-type")) {
            return ReadNotice.of(fields);
        }
        throw new InvalidInput(
                "event: This is no step of a workflow, no request of API Gateway's, no batch of a"
                        + " queue and no event of EventBridge's.");
    }

    private JsonNode parsed(byte[] event) {
        try {
            return json.readTree(event);
        } catch (IOException malformed) {
            throw new InvalidInput("event: This is not JSON.");
        }
    }

    private static Input messages(JsonNode records) {
        if (!records.isArray()) {
            throw new InvalidInput("event.Records: This must be a list.");
        }
        List<OrderQueue.Message> messages = new ArrayList<>();
        for (JsonNode each : records) {
            EventFields record = new EventFields("Records[" + messages.size() + "]", each);
            if (!record.text("eventSource").equals(QUEUE)) {
                throw record.bad("eventSource", "Only messages of SQS are taken.");
            }
            messages.add(
                    new OrderQueue.Message(
                            record.text("messageId"),
                            record.text("receiptHandle"),
                            record.text("body")));
        }
        return new Input.Messages(List.copyOf(messages));
    }
}
