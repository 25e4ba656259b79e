package dev.holdfast.aws;

import dev.holdfast.names.Names;
import dev.holdfast.orders.Session;
import dev.holdfast.orders.SessionKey;
import dev.holdfast.orders.SessionStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Sessions in a DynamoDB global table with eventual consistency, which can delete what has expired
/// by itself: the attribute `expires` is its time to live, in seconds of the epoch.
public final class DynamoSessions implements SessionStore {

    static final String EXPIRES = Names.SESSION_EXPIRES;

    private static final String DATA = "data";

    private final DynamoTable table;

    /// @param timeout the bound of every single request
    public DynamoSessions(DynamoDbAsyncClient client, String table, Duration timeout) {
        this.table =
                new DynamoTable(
                        client,
                        table,
                        timeout,
                        cause -> PartFailures.unavailable("The sessions", cause));
    }

    @Override
    public Uni<Void> put(Session session) {
        Map<String, AttributeValue> item = new HashMap<>(key(session.key()));
        item.put(DATA, Attributes.of(session.data()));
        item.put(EXPIRES, Attributes.of(session.expires().getEpochSecond()));
        return table.replace(item);
    }

    @Override
    public Uni<Optional<Session>> find(SessionKey key) {
        return table.get(key(key)).map(found -> found.map(item -> session(key, item)));
    }

    @Override
    public Uni<Void> remove(SessionKey key) {
        return table.remove(key(key));
    }

    /// An id has no `#`, so no owner can reach into another one's.
    private static Map<String, AttributeValue> key(SessionKey key) {
        return Map.of(
                ItemKeys.PARTITION, Attributes.of("session#" + key.id() + "#" + key.owner()),
                ItemKeys.SORT, Attributes.of(0));
    }

    private static Session session(SessionKey key, Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes(item);
        Instant expires = Instant.ofEpochSecond(attributes.number(EXPIRES));
        return new Session(key, attributes.text(DATA), expires);
    }
}
