package dev.holdfast.local.events;

import dev.holdfast.local.standin.AwsJsonServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;

/// The main class of one region's bus.
public final class EventServer {
    /// The only bus that there is.
    public static final String BUS = "holdfast";

    private static final String PREFIX = "AWSEvents.";
    private static final int LARGEST_REQUEST = 512 * 1024;

    private EventServer() {}

    public static AwsJsonServer start(InetSocketAddress address, String region, Path file)
            throws IOException {
        PutEvents events = new PutEvents(region, new EventFile(file), InstantSource.system());
        return AwsJsonServer.start(
                address, new AwsJsonServer.Service(PREFIX, LARGEST_REQUEST, events::perform));
    }

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        start(address, arguments[2], Path.of(arguments[3]));
    }
}
