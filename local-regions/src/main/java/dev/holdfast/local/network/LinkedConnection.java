package dev.holdfast.local.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/// One client's connection through a link.
final class LinkedConnection {
    /// Large enough that a delayed link still carries a replication stream.
    private static final int CHUNK = 128 * 1024;

    private static final int RESET_ON_CLOSE = 0;

    private final Socket client;
    private final Socket server;
    private final LinkGate gate;

    LinkedConnection(Socket client, Socket server, LinkGate gate) {
        this.client = client;
        this.server = server;
        this.gate = gate;
    }

    /// Carries both directions until both have ended.
    void pump() throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread answers = Thread.ofVirtual().start(() -> carry(server, client));
        carry(client, server);
        try {
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closes both ends with a reset, as a lost connection does.
    void reset() {
        reset(client);
        reset(server);
    }

    private void carry(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(chunk);
            while (read >= 0) {
                gate.pass();
                out.write(chunk, 0, read);
                read = in.read(chunk);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            reset();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, RESET_ON_CLOSE);
        } catch (IOException _) {
            // Closed already.
        }
        try {
            socket.close();
        } catch (IOException _) {
            // As closed as it gets.
        }
    }
}
