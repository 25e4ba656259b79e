package dev.holdfast.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/// Reads bodies: one JSON value, no name twice, nothing behind it. What each value has to be is for
/// [Fields] to say, so that every refusal names the field.
final class Json {

    /// The most bytes that a body may have. The HTTP server has a bound of its own above this one,
    /// for bodies that do not say how large they are.
    static final int MOST_BYTES = 1_048_576;

    static final String LIMIT = "A body has at most " + MOST_BYTES + " bytes.";

    private static final ObjectReader READER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readerFor(JsonNode.class);

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

    private Json() {}

    /// A problem, where no framework writes it.
    static Buffer write(Problem problem) {
        try {
            return Buffer.buffer(WRITER.writeValueAsBytes(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A problem is always JSON.", impossible);
        }
    }

    static boolean isEmpty(byte[] body) {
        return body.length == 0;
    }

    static JsonNode read(byte[] body) {
        if (isEmpty(body)) {
            throw new BadInput(null, "A JSON body is needed.");
        }
        if (body.length > MOST_BYTES) {
            throw new Refusal(Problem.of(ProblemType.TOO_LARGE, LIMIT));
        }
        try {
            return READER.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new BadInput(null, "The body is not valid JSON" + place(malformed) + ".");
        } catch (IOException unreadable) {
            throw new BadInput(null, "The body is not valid JSON in UTF-8.");
        }
    }

    private static String place(JsonProcessingException malformed) {
        boolean twice = malformed.getOriginalMessage().startsWith("Duplicate field");
        String where =
                malformed.getLocation() == null
                        ? ""
                        : " (line "
                                + malformed.getLocation().getLineNr()
                                + ", column "
                                + malformed.getLocation().getColumnNr()
                                + ")";
        return (twice ? ": a name stands there twice" : "") + where;
    }
}
