package dev.holdfast.local.environment;

import dev.holdfast.local.network.LocalRegion;

/// Both regions; the first is the active one at the start, and the primary record in DNS.
public record RegionPair(RegionParts first, RegionParts second) {

    public RegionParts get(LocalRegion region) {
        return first.region() == region ? first : second;
    }

    public RegionParts otherThan(LocalRegion region) {
        return get(region.other());
    }
}
