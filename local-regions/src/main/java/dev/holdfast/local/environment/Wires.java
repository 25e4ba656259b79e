package dev.holdfast.local.environment;

import dev.holdfast.local.network.NetworkLink;

/// One region's connections to the world: how its service reaches the journal, and how the other
/// region's standby reaches its database.
public record Wires(NetworkLink journal, NetworkLink replication) implements AutoCloseable {
    @Override
    public void close() {
        journal.close();
        replication.close();
    }

    public void restore() {
        journal.restore();
        replication.restore();
    }
}
