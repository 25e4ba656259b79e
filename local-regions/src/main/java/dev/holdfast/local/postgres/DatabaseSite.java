package dev.holdfast.local.postgres;

import dev.holdfast.local.network.LocalRegion;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// Where one region's database lives.
public record DatabaseSite(LocalRegion region, int port, Path data, Path log) {
    public InetSocketAddress address() {
        return new InetSocketAddress(region.address(), port);
    }

    /// The replication slot that this region's standby uses on the other region's primary.
    String slot() {
        return "standby_" + region.regionName().replace('-', '_');
    }
}
