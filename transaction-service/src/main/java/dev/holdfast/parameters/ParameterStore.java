package dev.holdfast.parameters;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// One region's parameters. Each call has a bound; a failure means *unknown*.
public interface ParameterStore {

    /// All parameters below the prefix.
    Uni<List<StoredParameter>> all(String prefix);

    Uni<Optional<StoredParameter>> find(String name);

    /// Creates a parameter; fails if there is one.
    ///
    /// @return its version
    Uni<Long> create(String name, Content content);

    /// Changes a parameter's value; its type stays.
    ///
    /// @return its version
    Uni<Long> change(String name, Content content);

    /// Succeeds if there is none, too.
    Uni<Void> delete(String name);

    /// Writes down that this version says the same as the other region's copy.
    Uni<Void> agree(String name, long version);
}
