package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Reads a request as API Gateway's REST APIs pass it on.
final class ReadApiRequest {

    private ReadApiRequest() {}

    static Input of(EventFields event) {
        String path = event.text("path");
        if (!path.startsWith("/")) {
            throw event.bad("path", "A path begins with a slash.");
        }
        return new Input.ApiRequest(
                event.text("httpMethod"), path + query(event), headers(event), body(event));
    }

    private static String query(EventFields event) {
        List<String> pairs = new ArrayList<>();
        each(
                event,
                "multiValueQueryStringParameters",
                (name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Input.Header> headers(EventFields event) {
        List<Input.Header> headers = new ArrayList<>();
        each(
                event,
                "multiValueHeaders",
                (name, value) -> headers.add(new Input.Header(name, value)));
        return List.copyOf(headers);
    }

    private interface Pair {
        void take(String name, String value);
    }

    private static void each(EventFields event, String member, Pair pair) {
        if (!event.has(member)) {
            return;
        }
        event.object(member)
                .node()
                .properties()
                .forEach(entry -> {
                    for (JsonNode value : entry.getValue()) {
                        pair.take(entry.getKey(), value.asText());
                    }
                });
    }

    private static byte[] body(EventFields event) {
        String body = event.textIfAny("body").orElse("");
        if (!event.flag("isBase64Encoded")) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException wrong) {
            throw event.bad("body", "This is not Base64.");
        }
    }
}
