package dev.holdfast.http;

import dev.holdfast.boot.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A request as bytes on a connection of its own: what HTTP clients are too polite to send.
final class RawRequest implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    RawRequest(URI server) throws IOException {
        this.socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void head(String what, String... headers) {
        send(
                what
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer "
                        + Tokens.of("alice", "read", "write")
                        + "\r\nIdempotency-Key: "
                        + Api.key()
                        + "\r\n");
        for (String header : headers) {
            send(header + "\r\n");
        }
        send("\r\n");
    }

    void body(String text) {
        send(text);
    }

    /// The last chunk has the size 0.
    void chunk(int size) {
        send(Integer.toHexString(size) + "\r\n" + " ".repeat(size) + "\r\n");
    }

    /// A server that has heard enough may close before all is sent.
    private void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException closed) {
            // What it answered is still to be read.
        }
    }

    /// What the server says until it closes the connection, or says no more.
    String answer() throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] part = new byte[8_192];
        int read = socket.getInputStream().read(part);
        while (read > 0 && !answer.toString().endsWith("}")) {
            answer.append(new String(part, 0, read, StandardCharsets.UTF_8));
            read = answer.indexOf("}") >= 0 ? 0 : socket.getInputStream().read(part);
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
