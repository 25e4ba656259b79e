package dev.holdfast.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// Reads through the API of one region. One that has just been under load may need some time until
/// it has caught its breath: what is not answered is asked again, for ten seconds at least.
///
/// @param base the region's address
record PatientReader(ApiClient api, URI base) {

    private static final int NOT_FOUND = 404;
    private static final int PAGE = 500;
    private static final int TRIES = 20;
    private static final Duration AGAIN = Duration.ofMillis(500);

    /// What is absent is a missing node.
    ///
    /// @throws IOException if the region does not answer
    JsonNode get(String path) throws IOException, InterruptedException {
        IOException last = new IOException("never asked");
        for (int i = 0; i < TRIES; i++) {
            try {
                ApiClient.Answer answer = api.get(base.resolve(path));
                if (answer.isOk()) {
                    return answer.body();
                }
                if (answer.status() == NOT_FOUND) {
                    return MissingNode.getInstance();
                }
                last = refused(path, answer);
            } catch (IOException noAnswer) {
                last = noAnswer;
            }
            Thread.sleep(AGAIN);
        }
        throw last;
    }

    private static IOException refused(String path, ApiClient.Answer answer) {
        return new IOException(
                path + " was answered with " + answer.status() + ": " + answer.body());
    }

    /// Hands over every item of a list, page by page.
    ///
    /// @param list path and query, without limit and cursor
    /// @throws IOException if the region does not answer
    void items(String list, Consumer<JsonNode> into) throws IOException, InterruptedException {
        String first = list + (list.contains("?") ? "&" : "?") + "limit=" + PAGE;
        JsonNode page = get(first);
        page.path("items").forEach(into);
        while (page.hasNonNull("next")) {
            page = get(first + "&cursor=" + encoded(page.path("next").asText()));
            page.path("items").forEach(into);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
