package dev.holdfast.local.network;

import dev.holdfast.local.process.EnvironmentFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The two regions. Each has a loopback address of its own, so both can use the same ports, and an
/// A record is enough to send a client from one to the other.
public enum LocalRegion {
    US_EAST_1("us-east-1", "127.0.1.1"),
    US_EAST_2("us-east-2", "127.0.2.1");

    private final String regionName;
    private final String host;

    LocalRegion(String regionName, String host) {
        this.regionName = regionName;
        this.host = host;
    }

    public static LocalRegion named(String name) {
        return Arrays.stream(values())
                .filter(region -> region.regionName.equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    public String regionName() {
        return regionName;
    }

    public String host() {
        return host;
    }

    public InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("A literal address needs no look-up.", e);
        }
    }

    public LocalRegion other() {
        return this == US_EAST_1 ? US_EAST_2 : US_EAST_1;
    }

    @Override
    public String toString() {
        return regionName;
    }

    private static EnvironmentFailure unknown(String name) {
        String known =
                Arrays.stream(values())
                        .map(LocalRegion::regionName)
                        .collect(Collectors.joining(" and "));
        return new EnvironmentFailure(
                "There is no region \"%s\" here; the regions are %s.".formatted(name, known));
    }
}
