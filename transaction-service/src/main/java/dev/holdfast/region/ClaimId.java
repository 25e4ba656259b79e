package dev.holdfast.region;

import java.util.UUID;

/// The fencing token of one takeover worker, chosen at random before it claims. A worker whose
/// claim got an ambiguous answer reads the reign: the claim got through exactly if it carries this
/// id.
public record ClaimId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
