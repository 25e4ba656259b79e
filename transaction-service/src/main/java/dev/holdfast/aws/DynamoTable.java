package dev.holdfast.aws;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// A table: puts of single items and strongly consistent reads, which is what a table with
/// multi-Region strong consistency offers. Each call has a bound, and each failure that is not ours
/// is made into one that the table's users know.
final class DynamoTable {

    private final DynamoDbAsyncClient client;
    private final String name;
    private final Requests requests;

    /// The journal's table, which fails with [JournalUnavailable].
    DynamoTable(DynamoDbAsyncClient client, String name, Duration timeout) {
        this(client, name, timeout, JournalUnavailable::because);
    }

    /// @param failure what the failure of a request is to its users
    DynamoTable(
            DynamoDbAsyncClient client,
            String name,
            Duration timeout,
            Function<Throwable, Throwable> failure) {
        this.client = client;
        this.name = name;
        this.requests = new Requests(timeout, failure);
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
                        .overrideConfiguration(requests.bound());
        if (!condition.names().isEmpty()) {
            request.expressionAttributeNames(condition.names())
                    .expressionAttributeValues(condition.values());
        }
        PutItemRequest put = request.build();
        return requests.explained(
                requests.attempt(() -> client.putItem(put))
                        .<Put>map(answer -> new Put.Written())
                        .onFailure(ConditionalCheckFailedException.class)
                        .recoverWithItem(DynamoTable::refused));
    }

    private static Put refused(Throwable failure) {
        boolean returned = failure instanceof ConditionalCheckFailedException it && it.hasItem();
        return new Put.Refused(
                returned
                        ? Optional.of(((ConditionalCheckFailedException) failure).item())
                        : Optional.empty());
    }

    /// Puts the item in place of whatever is there.
    Uni<Void> replace(Map<String, AttributeValue> item) {
        PutItemRequest put =
                PutItemRequest.builder()
                        .tableName(name)
                        .item(item)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.putItem(put)).replaceWithVoid();
    }

    Uni<Void> remove(Map<String, AttributeValue> key) {
        DeleteItemRequest delete =
                DeleteItemRequest.builder()
                        .tableName(name)
                        .key(key)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.deleteItem(delete)).replaceWithVoid();
    }

    /// Which keys of an index are asked for.
    record Range(String condition, Map<String, AttributeValue> values) {}

    /// By the index's sort key.
    enum Direction {
        UPWARDS,
        DOWNWARDS
    }

    /// The keys that an index has, eventually, and in its order.
    ///
    /// @param condition what the index's keys have to fulfil, in terms of the values
    Uni<List<Map<String, AttributeValue>>> indexed(
            String index, Range range, Direction direction, int limit) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(name)
                        .indexName(index)
                        .keyConditionExpression(range.condition())
                        .expressionAttributeValues(range.values())
                        .scanIndexForward(direction == Direction.UPWARDS)
                        .limit(limit)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.query(query)).map(QueryResponse::items);
    }

    Uni<Optional<Map<String, AttributeValue>>> get(Map<String, AttributeValue> key) {
        GetItemRequest get =
                GetItemRequest.builder()
                        .tableName(name)
                        .key(key)
                        .consistentRead(true)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.getItem(get)).map(DynamoTable::item);
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
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.query(query))
                .map(answer -> answer.items().stream().findFirst())
                .map(found -> found.map(item -> new Attributes(item).number(ItemKeys.SORT)));
    }
}
