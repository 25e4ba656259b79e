package dev.holdfast.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The size of an item as DynamoDB counts it: the names, and the values by their type.
/// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html>
final class ItemSize {

    /// DynamoDB's limit, 400 KB.
    static final int MAX_BYTES = 400 << 10;

    private static final int LARGEST_NUMBER = 21;
    private static final int LIST = 3;
    private static final int ELEMENT = 1;

    private ItemSize() {}

    static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> of(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> of(value.s());
            case B -> value.b().asByteArrayUnsafe().length;
            case L -> LIST + value.l().stream().mapToInt(one -> ELEMENT + of(one)).sum();
            case N -> LARGEST_NUMBER;
            case BOOL, NUL -> ELEMENT;
            case SS, NS, BS, M, UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException(
                            "No item of the journal has attributes of type " + value.type() + ".");
        };
    }

    private static int of(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
