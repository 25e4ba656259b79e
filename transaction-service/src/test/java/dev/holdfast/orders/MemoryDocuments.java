package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One region's documents, in memory. A test can have it fail, before or after a write happens.
public final class MemoryDocuments implements DocumentStore {

    private final Map<OrderId, String> documents = new HashMap<>();
    private volatile boolean down;
    private boolean silent;
    private int writes;

    public void goDown(boolean isDown) {
        down = isDown;
    }

    /// What is asked happens, and is not answered.
    void goSilent(boolean isSilent) {
        silent = isSilent;
    }

    /// As if the region had lost them, or not got them yet.
    public void forget() {
        documents.clear();
    }

    void plant(OrderId id, String other) {
        documents.put(id, other);
    }

    boolean has(OrderId id) {
        return documents.containsKey(id);
    }

    int writes() {
        return writes;
    }

    @Override
    public Uni<Written> write(Fulfilment fulfilment) {
        return answer(() -> {
            String document = fulfilment.toString();
            String there = documents.putIfAbsent(fulfilment.order().id(), document);
            if (there == null) {
                writes++;
                return Written.STORED;
            }
            return there.equals(document) ? Written.SAME : Written.DIFFERENT;
        });
    }

    @Override
    public Uni<Optional<byte[]>> read(OrderId id) {
        return answer(() ->
                Optional.ofNullable(documents.get(id))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Uni<Void> remove(Fulfilment fulfilment) {
        return answer(() -> {
            documents.remove(fulfilment.order().id(), fulfilment.toString());
            return null;
        });
    }

    private <T> Uni<T> answer(Supplier<T> work) {
        return Uni.createFrom().item(() -> now(work));
    }

    private synchronized <T> T now(Supplier<T> work) {
        if (down) {
            throw new PartUnavailable("The documents are away.", new IllegalStateException());
        }
        T done = work.get();
        if (silent) {
            throw new PartUnavailable("The documents did not answer.", new IllegalStateException());
        }
        return done;
    }
}
