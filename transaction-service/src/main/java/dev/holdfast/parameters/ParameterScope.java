package dev.holdfast.parameters;

import dev.holdfast.names.Names;
import java.util.Optional;

/// Which parameters the regions share: all below a prefix, but for those that belong to one region.
///
/// @param prefix such as `/holdfast/production`, without a slash at the end
public record ParameterScope(String prefix) {

    /// @throws IllegalArgumentException if it is no path
    public ParameterScope {
        if (!prefix.startsWith("/") || prefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "A prefix begins with a slash and does not end with one, but was '"
                            + prefix
                            + "'.");
        }
    }

    public boolean covers(String name) {
        return refusal(name).isEmpty() && !isOwned(name);
    }

    /// Why nobody should have asked to replicate a parameter; empty if it is below the prefix.
    public Optional<String> refusal(String name) {
        if (!name.startsWith(prefix + "/")) {
            return Optional.of(
                    "The parameter '%s' is not below '%s/'; only those are replicated."
                            .formatted(name, prefix));
        }
        return Optional.empty();
    }

    /// Whether a parameter below the prefix belongs to its region alone.
    boolean isOwned(String name) {
        return name.equals(prefix + "/" + Names.ROLE_PARAMETER)
                || name.startsWith(prefix + "/" + Names.SITE_PARAMETERS + "/");
    }
}
