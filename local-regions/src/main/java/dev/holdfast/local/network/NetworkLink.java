package dev.holdfast.local.network;

import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A wire that can be cut: an in-process TCP proxy in front of a destination. Clients connect to
/// its address; what they meet there is the link's {@link LinkState}.
public final class NetworkLink implements AutoCloseable {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int BACKLOG = 512;

    private final String name;
    private final InetSocketAddress destination;
    private final InetSocketAddress address;
    private final Set<LinkedConnection> connections = ConcurrentHashMap.newKeySet();
    private final LinkGate gate = new LinkGate();
    private final ServerSocket listener;

    private NetworkLink(String name, ServerSocket listener, InetSocketAddress destination) {
        this.name = name;
        this.listener = listener;
        this.destination = destination;
        this.address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    public static NetworkLink to(String name, InetSocketAddress destination) {
        try {
            ServerSocket listener = listen(new InetSocketAddress(Loopback.shared(), 0));
            NetworkLink link = new NetworkLink(name, listener, destination);
            Thread.ofVirtual().name("link " + name).start(link::acceptAll);
            return link;
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot open the link " + name + ".", e);
        }
    }

    public InetAddress host() {
        return address.getAddress();
    }

    public int port() {
        return address.getPort();
    }

    /// Resets every connection and every later one: what an unreachable network looks like when a
    /// router says so.
    public void cut() {
        gate.enter(LinkState.CUT);
        connections.forEach(LinkedConnection::reset);
    }

    /// Swallows everything and says nothing: what the loss of a network usually looks like.
    /// Connections stay open, and go on where they were when the link is restored.
    public void blackHole() {
        gate.enter(LinkState.BLACK_HOLE);
    }

    /// Delays everything that passes, in each direction, by this much.
    public void slow(Duration delay) {
        gate.delay(delay);
    }

    /// As new: passes everything at once.
    public void restore() {
        gate.delay(Duration.ZERO);
        gate.enter(LinkState.OPEN);
    }

    public LinkState state() {
        return gate.state();
    }

    @Override
    public void close() {
        gate.enter(LinkState.CUT);
        closeQuietly(listener);
        connections.forEach(LinkedConnection::reset);
    }

    private static ServerSocket listen(InetSocketAddress at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(at, BACKLOG);
        return socket;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().name("link " + name).start(() -> connect(client));
            } catch (IOException _) {
                // Closed, or the client has gone already: either way there is nobody to serve.
            }
        }
    }

    private void connect(Socket client) {
        try (Socket server = new Socket()) {
            LinkedConnection connection = new LinkedConnection(client, server, gate);
            connections.add(connection);
            try {
                gate.pass();
                server.connect(destination, CONNECT_MILLIS);
                connection.pump();
            } finally {
                connections.remove(connection);
                connection.reset();
            }
        } catch (IOException _) {
            // The destination is down: the client has been reset, which is how it learns that.
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // Nothing can be done about a listener that cannot be closed.
        }
    }
}
