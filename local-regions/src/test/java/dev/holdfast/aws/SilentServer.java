package dev.holdfast.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/// Accepts connections, by the system's backlog, and never says anything.
final class SilentServer implements AutoCloseable {

    private static final int BACKLOG = 128;

    private final ServerSocket socket;

    SilentServer() throws IOException {
        this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
