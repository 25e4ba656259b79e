package dev.holdfast.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for the first 200 of a service that is just being started, asking over and over. It speaks
/// HTTP on a plain socket: a client with a pool and threads would take longer than a native
/// executable.
final class FirstAnswer {

    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final int ANSWER_MILLIS = 1_000;

    private final InetSocketAddress service;
    private final byte[] request;

    FirstAnswer(URI service, String path) {
        this.service = new InetSocketAddress(service.getHost(), service.getPort());
        this.request =
                "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                        .formatted(path, service.getHost())
                        .getBytes(StandardCharsets.US_ASCII);
    }

    /// @throws IllegalStateException if there is none within the bound
    void await(Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        while (!passes()) {
            if (System.nanoTime() >= end) {
                throw new IllegalStateException(
                        "The service gave no answer within %d s.".formatted(bound.toSeconds()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean passes() {
        try (Socket socket = new Socket()) {
            socket.connect(service, ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            String status =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
            return status != null && status.contains(" 200 ");
        } catch (IOException notYet) {
            return false;
        }
    }
}
