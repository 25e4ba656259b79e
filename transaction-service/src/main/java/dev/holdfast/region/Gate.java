package dev.holdfast.region;

/// What a database's reign row must say for a transaction to be allowed to commit. Every writer
/// names the gate it expects; the database compares and refuses under the same lock.
public record Gate(Epoch epoch, RegionName region, boolean open) {

    /// The gate for batches and for the relay: my epoch, my region, open.
    public static Gate open(Epoch epoch, RegionName region) {
        return new Gate(epoch, region, true);
    }

    /// The gate for undo and replay: the claim's epoch, its region, closed.
    public static Gate closed(Claim claim) {
        return new Gate(claim.epoch(), claim.region(), false);
    }

    @Override
    public String toString() {
        return "epoch " + epoch + " of " + region + (open ? ", open" : ", closed");
    }
}
