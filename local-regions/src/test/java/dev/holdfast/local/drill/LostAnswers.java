package dev.holdfast.local.drill;

import dev.holdfast.local.network.Loopback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A wire to a database that can lose what the server says about a commit: the server has committed
/// and said so, and the connection is gone before its client hears of it.
final class LostAnswers implements AutoCloseable {

    private static final int NEVER = -1;
    private static final int CHUNK = 128 * 1024;

    /// How a query begins that is COMMIT, and how the server says that it is done.
    private static final String ASKED = "COMMIT\0";

    private static final String DONE = "COMMIT\0";

    private final InetSocketAddress database;
    private final ServerSocket listener;
    private final AtomicInteger commitsToPass = new AtomicInteger(NEVER);
    private final AtomicInteger lost = new AtomicInteger();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    LostAnswers(InetSocketAddress database) {
        this.database = database;
        try {
            this.listener = new ServerSocket(0, 64, Loopback.shared());
        } catch (IOException taken) {
            throw new IllegalStateException(taken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /// Loses the answer to one COMMIT.
    ///
    /// @param passing how many commits are answered before
    void loseCommit(int passing) {
        commitsToPass.set(passing);
    }

    /// How many answers were lost up to now.
    int lost() {
        return lost.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                // The test is over, or the client is gone already.
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket server = new Socket(database.getAddress(), database.getPort())) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(client);
            Wire wire = new Wire(client, server);
            Thread answers = Thread.ofVirtual().start(wire::answers);
            wire.questions();
            answers.join();
        } catch (IOException gone) {
            // Both ends are closed, and that is all that there is to tell.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
        }
    }

    private boolean isToBeLost() {
        return commitsToPass.getAndUpdate(left -> left == NEVER ? NEVER : left - 1) == 0;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException open) {
            throw new IllegalStateException(open);
        }
    }

    private final class Wire {

        private final Socket client;
        private final Socket server;
        private volatile boolean swallows;

        Wire(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void questions() throws IOException {
            byte[] chunk = new byte[CHUNK];
            InputStream in = client.getInputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (text(chunk, read).contains(ASKED) && isToBeLost()) {
                    swallows = true;
                }
                server.getOutputStream().write(chunk, 0, read);
            }
            server.shutdownOutput();
        }

        void answers() {
            byte[] chunk = new byte[CHUNK];
            ByteArrayOutputStream swallowed = new ByteArrayOutputStream();
            try (client) {
                InputStream in = server.getInputStream();
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    if (swallows) {
                        swallowed.write(chunk, 0, read);
                    } else {
                        client.getOutputStream().write(chunk, 0, read);
                    }
                    if (swallowed.toString(StandardCharsets.ISO_8859_1).contains(DONE)) {
                        lost.incrementAndGet();
                        return;
                    }
                }
            } catch (IOException gone) {
                // The other direction hears of it as well.
            }
        }

        private static String text(byte[] chunk, int length) {
            return new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
        }
    }
}
