package dev.holdfast.aws;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The journal's table: conditional puts of single items and strongly consistent reads, which is
/// what a table with multi-Region strong consistency offers. Each call has a bound, and each
/// failure that is not ours is a [JournalUnavailable].
final class DynamoTable {

    private final DynamoDbAsyncClient client;
    private final String name;
    private final Duration timeout;
    private final AwsRequestOverrideConfiguration bound;

    DynamoTable(DynamoDbAsyncClient client, String name, Duration timeout) {
        this.client = client;
        this.name = name;
        this.timeout = timeout;
        this.bound = AwsRequestOverrideConfiguration.builder().apiCallTimeout(timeout).build();
    }

    /// What must be true of the item that is there for it to be replaced.
    record Condition(
            String expression, Map<String, String> names, Map<String, AttributeValue> values) {

        static final Condition ABSENT =
                new Condition("attribute_not_exists(pk)", Map.of(), Map.of());
    }

    /// How a put ended, where that is known.
    sealed interface Put {
        record Written() implements Put {}

        /// The condition does not hold.
        ///
        /// @param there the item that is there, if the service returned it
        record Refused(Optional<Map<String, AttributeValue>> there) implements Put {}
    }

    Uni<Put> put(Map<String, AttributeValue> item, Condition condition) {
        PutItemRequest.Builder request =
                PutItemRequest.builder()
                        .tableName(name)
                        .item(item)
                        .conditionExpression(condition.expression())
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .overrideConfiguration(bound);
        if (!condition.names().isEmpty()) {
            request.expressionAttributeNames(condition.names())
                    .expressionAttributeValues(condition.values());
        }
        PutItemRequest put = request.build();
        return Bounded.call(timeout, () -> client.putItem(put))
                .<Put>map(answer -> new Put.Written())
                .onFailure(ConditionalCheckFailedException.class)
                .recoverWithItem(DynamoTable::refused)
                .onFailure(Trouble::causes)
                .transform(JournalUnavailable::because);
    }

    private static Put refused(Throwable failure) {
        boolean returned = failure instanceof ConditionalCheckFailedException it && it.hasItem();
        return new Put.Refused(
                returned
                        ? Optional.of(((ConditionalCheckFailedException) failure).item())
                        : Optional.empty());
    }

    Uni<Optional<Map<String, AttributeValue>>> get(Map<String, AttributeValue> key) {
        GetItemRequest get =
                GetItemRequest.builder()
                        .tableName(name)
                        .key(key)
                        .consistentRead(true)
                        .overrideConfiguration(bound)
                        .build();
        return Bounded.call(timeout, () -> client.getItem(get))
                .map(DynamoTable::item)
                .onFailure(Trouble::causes)
                .transform(JournalUnavailable::because);
    }

    private static Optional<Map<String, AttributeValue>> item(GetItemResponse answer) {
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    /// The largest sort key of a partition; empty if the partition is.
    Uni<Optional<Long>> last(String partition) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(name)
                        .keyConditionExpression("pk = :partition")
                        .expressionAttributeValues(Map.of(":partition", Attributes.of(partition)))
                        .projectionExpression(ItemKeys.SORT)
                        .scanIndexForward(false)
                        .limit(1)
                        .consistentRead(true)
                        .overrideConfiguration(bound)
                        .build();
        return Bounded.call(timeout, () -> client.query(query))
                .map(answer -> answer.items().stream().findFirst())
                .map(found -> found.map(item -> new Attributes(item).number(ItemKeys.SORT)))
                .onFailure(Trouble::causes)
                .transform(JournalUnavailable::because);
    }
}
