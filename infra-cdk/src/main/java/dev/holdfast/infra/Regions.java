package dev.holdfast.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where a profile runs.
///
/// @param primary where the ledger is written when all is well
/// @param secondary where it is written when the primary is lost
/// @param witness the third region of the journal: it keeps enough to decide, and serves nobody
public record Regions(String primary, String secondary, String witness) {

    static final String VIRGINIA = "us-east-1";
    static final String OHIO = "us-east-2";
    static final String OREGON = "us-west-2";

    /// The neighbour is near: an acknowledgement waits for it.
    static final Regions NEAR = new Regions(VIRGINIA, OHIO, OREGON);

    /// The other coast: far from whatever strikes the first.
    static final Regions FAR = new Regions(VIRGINIA, OREGON, OHIO);

    /// Three zones of each, by ids, which mean the same place in every account; letters do not. Not
    /// every zone has all that runs here: `use1-az3` lacks some of it.
    private static final Map<String, List<String>> ZONES =
            Map.of(
                    VIRGINIA, List.of("use1-az1", "use1-az2", "use1-az4"),
                    OHIO, List.of("use2-az1", "use2-az2", "use2-az3"),
                    OREGON, List.of("usw2-az1", "usw2-az2", "usw2-az3"));

    /// The zones of a region that are used.
    static List<String> zones(String region) {
        return Objects.requireNonNull(ZONES.get(region));
    }

    String of(Role role) {
        return switch (role) {
            case PRIMARY -> primary;
            case SECONDARY -> secondary;
        };
    }
}
