package dev.holdfast.region;

import java.util.regex.Pattern;

/// The name of an AWS region, such as `us-east-1`.
public record RegionName(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /// @throws IllegalArgumentException unless it is 1 to 32 lower-case letters, digits and hyphens
    public RegionName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A region name is 1 to 32 lower-case letters, digits and hyphens, but was '"
                            + value
                            + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
