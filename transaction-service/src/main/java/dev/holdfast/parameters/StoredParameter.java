package dev.holdfast.parameters;

import java.util.Optional;

/// One region's copy of a parameter.
///
/// @param version counts this copy's changes, from 1; another region counts on its own
/// @param agreed the version that was last known to say the same as the other region's copy; empty
///   if there never was one
public record StoredParameter(String name, Content content, long version, Optional<Long> agreed) {

    /// Whether it was not changed since both regions said the same.
    boolean isSettled() {
        return agreed.equals(Optional.of(version));
    }

    /// Whether both regions said the same once, and it was changed since.
    boolean isChanged() {
        return agreed.isPresent() && !isSettled();
    }

    boolean saysTheSameAs(StoredParameter other) {
        return content.equals(other.content);
    }
}
