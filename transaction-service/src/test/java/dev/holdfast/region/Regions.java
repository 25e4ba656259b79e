package dev.holdfast.region;

import java.time.Instant;
import java.util.UUID;

/// Regions, epochs and reigns that tests of every room begin with.
public final class Regions {

    public static final RegionName EAST = new RegionName("us-east-1");
    public static final RegionName WEST = new RegionName("us-west-2");
    public static final Instant SINCE = Instant.parse("2025-06-01T12:00:00Z");

    private Regions() {}

    public static Epoch epoch(long value) {
        return new Epoch(value);
    }

    public static ClaimId claimId(long value) {
        return new ClaimId(new UUID(0, value));
    }

    /// The claim of an epoch, with an id of its own.
    public static Claim claim(long epoch, RegionName region) {
        return new Claim(epoch(epoch), region, claimId(epoch));
    }

    public static Reign closed(long epoch, RegionName region) {
        return Reign.claimed(claim(epoch, region), SINCE, "a test");
    }

    public static Reign open(long epoch, RegionName region) {
        return closed(epoch, region).opened();
    }
}
