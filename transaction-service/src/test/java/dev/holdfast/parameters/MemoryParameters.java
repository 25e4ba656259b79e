package dev.holdfast.parameters;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// One region's parameters in memory, on which a process can be cut before any of its writes.
final class MemoryParameters implements ParameterStore {

    /// Ends what the process does with a parameter.
    static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// How many writes the process still gets; shared by the stores that it writes to.
    static final class Budget {
        private int writes = Integer.MAX_VALUE;
        private int used;

        void allow(int more) {
            writes = used + more;
        }

        int used() {
            return used;
        }

        private void spend() {
            if (used >= writes) {
                throw new Cut();
            }
            used++;
        }
    }

    private final TreeMap<String, StoredParameter> parameters = new TreeMap<>();
    private final Budget budget;
    private Runnable beforeWrite = () -> {};
    private boolean unavailable;

    MemoryParameters(Budget budget) {
        this.budget = budget;
    }

    /// A person writes, by other means than replication.
    void set(String name, String value) {
        set(name, new Content(ParameterType.TEXT, value));
    }

    void set(String name, Content content) {
        StoredParameter old = parameters.get(name);
        parameters.put(
                name,
                old == null
                        ? new StoredParameter(name, content, 1, Optional.empty())
                        : new StoredParameter(name, content, old.version() + 1, old.agreed()));
    }

    void put(Optional<StoredParameter> parameter) {
        parameter.ifPresent(it -> parameters.put(it.name(), it));
    }

    void unset(String name) {
        parameters.remove(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name)).map(found -> found.content().value());
    }

    Optional<StoredParameter> stored(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    void justBeforeTheNextWrite(Runnable something) {
        beforeWrite = something;
    }

    void isAway(boolean away) {
        unavailable = away;
    }

    @Override
    public Uni<List<StoredParameter>> all(String prefix) {
        return read(() ->
                parameters.values().stream()
                        .filter(found -> found.name().startsWith(prefix + "/"))
                        .toList());
    }

    @Override
    public Uni<Optional<StoredParameter>> find(String name) {
        return read(() -> stored(name));
    }

    @Override
    public Uni<Long> create(String name, Content content) {
        return write(() -> {
            if (parameters.containsKey(name)) {
                throw new IllegalStateException("There is one already.");
            }
            set(name, content);
            return 1L;
        });
    }

    @Override
    public Uni<Long> change(String name, Content content) {
        return write(() -> {
            if (stored(name).orElseThrow().content().type() != content.type()) {
                throw new IllegalStateException("A parameter's type stays.");
            }
            set(name, content);
            return stored(name).orElseThrow().version();
        });
    }

    @Override
    public Uni<Void> delete(String name) {
        return write(
                        () -> {
                            parameters.remove(name);
                            return true;
                        })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> agree(String name, long version) {
        return write(
                        () -> {
                            StoredParameter old = stored(name).orElseThrow();
                            parameters.put(
                                    name,
                                    new StoredParameter(
                                            name,
                                            old.content(),
                                            old.version(),
                                            Optional.of(version)));
                            return true;
                        })
                .replaceWithVoid();
    }

    private <T> Uni<T> read(Supplier<T> what) {
        return Uni.createFrom()
                .item(() -> {
                    requireThere();
                    return what.get();
                });
    }

    private <T> Uni<T> write(Supplier<T> what) {
        return Uni.createFrom()
                .item(() -> {
                    Runnable now = beforeWrite;
                    beforeWrite = () -> {};
                    now.run();
                    requireThere();
                    budget.spend();
                    return what.get();
                });
    }

    private void requireThere() {
        if (unavailable) {
            throw new IllegalStateException("The store is away.");
        }
    }
}
