package dev.holdfast.aws;

import dev.holdfast.parameters.Content;
import dev.holdfast.parameters.ParameterStore;
import dev.holdfast.parameters.StoredParameter;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Lets a process write so many times, to all its stores together, and no more.
final class ParameterCuts {

    private final AtomicInteger writes;

    ParameterCuts(int writes) {
        this.writes = new AtomicInteger(writes);
    }

    ParameterStore before(ParameterStore store) {
        return new CutStore(store);
    }

    private <T> Uni<T> write(Supplier<Uni<T>> write) {
        return Uni.createFrom()
                .deferred(() ->
                        writes.getAndDecrement() > 0
                                ? write.get()
                                : Uni.createFrom().failure(new IllegalStateException("Cut.")));
    }

    private final class CutStore implements ParameterStore {

        private final ParameterStore store;

        CutStore(ParameterStore store) {
            this.store = store;
        }

        @Override
        public Uni<List<StoredParameter>> all(String prefix) {
            return store.all(prefix);
        }

        @Override
        public Uni<Optional<StoredParameter>> find(String name) {
            return store.find(name);
        }

        @Override
        public Uni<Long> create(String name, Content content) {
            return write(() -> store.create(name, content));
        }

        @Override
        public Uni<Long> change(String name, Content content) {
            return write(() -> store.change(name, content));
        }

        @Override
        public Uni<Void> delete(String name) {
            return write(() -> store.delete(name));
        }

        @Override
        public Uni<Void> agree(String name, long version) {
            return write(() -> store.agree(name, version));
        }
    }
}
