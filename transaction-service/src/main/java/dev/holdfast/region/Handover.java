package dev.holdfast.region;

/// A planned switchover in progress, kept in the reign: the active region drains for `target`, and
/// says with `drained` that its outbox is empty and that it accepts nothing any more. It makes a
/// planned change of regions smooth; the seal alone makes it safe.
public record Handover(RegionName target, ClaimId id, boolean drained) {

    public Handover afterDraining() {
        return new Handover(target, id, true);
    }
}
