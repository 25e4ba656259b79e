package dev.holdfast.local.parameters;

import dev.holdfast.local.standin.AwsJsonServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;

/// The main class of one region's parameter store.
public final class ParameterServer {
    private static final String PREFIX = "AmazonSSM.";
    private static final int LARGEST_REQUEST = 64 * 1024;

    private ParameterServer() {}

    public static AwsJsonServer start(InetSocketAddress address, String region, Path file)
            throws IOException {
        ParameterActions actions =
                new ParameterActions(
                        new ParameterFile(file),
                        new ParameterViews(region),
                        InstantSource.system());
        return AwsJsonServer.start(
                address, new AwsJsonServer.Service(PREFIX, LARGEST_REQUEST, actions::perform));
    }

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        start(address, arguments[2], Path.of(arguments[3]));
    }
}
