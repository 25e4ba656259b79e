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
        return refusal(name).isEmpty();
    }

    /// Why a parameter is not replicated; empty if it is.
    public Optional<String> refusal(String name) {
        if (!name.startsWith(prefix + "/")) {
            return Optional.of(
                    "The parameter '%s' is not below '%s/'; only those are replicated."
                            .formatted(name, prefix));
        }
        String below = name.substring(prefix.length() + 1);
        boolean owned =
                below.equals(Names.ROLE_PARAMETER) || below.startsWith(Names.SITE_PARAMETERS + "/");
        return owned
                ? Optional.of(
                        "The parameter '%s' belongs to its region and is not replicated."
                                .formatted(name))
                : Optional.empty();
    }
}
