package dev.holdfast.local.network;

import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Addresses and ports on this computer.
public final class Loopback {
    /// Below the range from which Linux and macOS take ports for outgoing connections, so that a
    /// port found free is still free when its process gets to it.
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private Loopback() {}

    /// Where everything is that belongs to neither region.
    public static InetAddress shared() {
        return InetAddress.ofLiteral("127.0.0.1");
    }

    public static List<InetAddress> regions() {
        return Arrays.stream(LocalRegion.values()).map(LocalRegion::address).toList();
    }

    /// Linux answers on all of 127.0.0.0/8; macOS on 127.0.0.1 only, until told.
    public static void requireRegionAddresses() {
        for (InetAddress address : regions()) {
            if (!bindable(address, 0)) {
                String host = address.getHostAddress();
                throw new EnvironmentFailure(
                        "The address %s does not exist on this computer. Create it with: sudo ifconfig lo0 alias %s up"
                                .formatted(host, host));
            }
        }
    }

    /// A port that is free on every one of the addresses.
    public static int freePort(List<InetAddress> addresses) {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port, addresses)) {
                return port;
            }
        }
        throw new EnvironmentFailure(
                "No free port was found between %d and %d.".formatted(LOWEST, HIGHEST));
    }

    public static boolean isFree(int port, List<InetAddress> addresses) {
        return addresses.stream().allMatch(address -> bindable(address, port));
    }

    /// The wanted port if it is free; any free one when none is wanted.
    public static int choose(String use, int wanted, List<InetAddress> addresses) {
        if (wanted == 0) {
            return freePort(addresses);
        }
        for (InetAddress address : addresses) {
            if (!bindable(address, wanted)) {
                throw new EnvironmentFailure(
                        "Port %d on %s, wanted for the %s, is already in use."
                                .formatted(wanted, address.getHostAddress(), use));
            }
        }
        return wanted;
    }

    private static boolean bindable(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
