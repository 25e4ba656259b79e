package dev.holdfast.local.dns;

import java.net.InetAddress;

/// A pair of failover records: the primary if it is healthy, else the secondary if that is, else
/// the primary, since an answer that may work is better than none.
record FailoverRecord(HealthCheck primary, HealthCheck secondary) {

    InetAddress answer() {
        HealthCheck chosen =
                prefersPrimary(primary.healthy(), secondary.healthy()) ? primary : secondary;
        return chosen.target().getAddress();
    }

    static boolean prefersPrimary(boolean primaryHealthy, boolean secondaryHealthy) {
        return primaryHealthy || !secondaryHealthy;
    }
}
