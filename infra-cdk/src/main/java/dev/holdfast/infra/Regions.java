package dev.holdfast.infra;

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

    String of(Role role) {
        return switch (role) {
            case PRIMARY -> primary;
            case SECONDARY -> secondary;
        };
    }
}
