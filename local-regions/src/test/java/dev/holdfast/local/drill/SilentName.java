package dev.holdfast.local.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Passes questions about names on to a name server, over UDP, unless it has been told to say
/// nothing.
final class SilentName implements AutoCloseable {

    private static final int LARGEST = 1_500;
    private static final int PATIENCE_MILLIS = 1_000;

    private final InetSocketAddress server;
    private final DatagramSocket questions;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean silent;

    SilentName(InetSocketAddress server) throws IOException {
        this.server = server;
        this.questions = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("silent-name").start(this::serve);
    }

    String address() {
        return questions.getLocalAddress().getHostAddress() + ":" + questions.getLocalPort();
    }

    void fallSilent() {
        silent = true;
    }

    void speak() {
        silent = false;
    }

    int unanswered() {
        return unanswered.get();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[LARGEST], LARGEST);
                questions.receive(question);
                if (silent) {
                    unanswered.incrementAndGet();
                } else {
                    answer(question);
                }
            }
        } catch (SocketException closed) {
            // As it was told to.
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void answer(DatagramPacket question) throws IOException {
        try (DatagramSocket asking = new DatagramSocket()) {
            asking.setSoTimeout(PATIENCE_MILLIS);
            byte[] text = Arrays.copyOf(question.getData(), question.getLength());
            asking.send(new DatagramPacket(text, text.length, server));
            DatagramPacket answer = new DatagramPacket(new byte[LARGEST], LARGEST);
            asking.receive(answer);
            questions.send(
                    new DatagramPacket(
                            answer.getData(), answer.getLength(), question.getSocketAddress()));
        }
    }

    @Override
    public void close() {
        questions.close();
    }
}
