package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Events as AWS writes them.
final class Events {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// What API Gateway passes on.
    static String request(String method, String path, Map<String, String> headers, String body) {
        Map<String, Object> event = new HashMap<>();
        event.put("resource", "/{proxy+}");
        event.put("httpMethod", method);
        event.put("path", path);
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        event.put("multiValueHeaders", all);
        event.put("multiValueQueryStringParameters", null);
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return json(event);
    }

    /// A clock of EventBridge's has rung.
    ///
    /// @param name such as `watchdog`
    static String clock(String name) {
        String rule = "arn:aws:events:us-east-1:1:rule/holdfast-" + name + "-clock-primary-dev";
        return json(Map.of("detail-type", "Scheduled Event", "resources", List.of(rule)));
    }

    /// A batch of the order queue; the messages are called 0, 1, 2 …
    static String batch(String... bodies) {
        List<Map<String, String>> records =
                Arrays.stream(bodies)
                        .map(body ->
                                Map.of(
                                        "receiptHandle",
                                        "r",
                                        "eventSource",
                                        "aws:sqs",
                                        "body",
                                        body))
                        .toList();
        return json(Map.of("Records", numbered(records)));
    }

    private static List<Map<String, String>> numbered(List<Map<String, String>> records) {
        return java.util.stream.IntStream.range(0, records.size())
                .mapToObj(i -> {
                    Map<String, String> record = new HashMap<>(records.get(i));
                    record.put("messageId", Integer.toString(i));
                    return record;
                })
                .toList();
    }

    static Map<String, Object> order(String id, String payer, String payee, long total) {
        return Map.of(
                "orderId", id,
                "payerAccount", payer,
                "payeeAccount", payee,
                "currency", "EUR",
                "total", total,
                "lines", List.of(Map.of("sku", "tea", "quantity", 1, "unitPrice", total)));
    }

    /// A step of a workflow.
    static String step(String name, Map<String, ?> input) {
        Map<String, Object> event = new HashMap<>(input);
        event.put("step", name);
        return json(event);
    }
}
