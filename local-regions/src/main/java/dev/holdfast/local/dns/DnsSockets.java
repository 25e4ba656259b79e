package dev.holdfast.local.dns;

import dev.holdfast.local.network.Loopback;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import org.xbill.DNS.Message;

/// The two sockets of a DNS server on one port.
final class DnsSockets implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 4_096;
    private static final int IDLE_MILLIS = 10_000;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final FailoverZone zone;

    private DnsSockets(DatagramSocket udp, ServerSocket tcp, FailoverZone zone) {
        this.udp = udp;
        this.tcp = tcp;
        this.zone = zone;
    }

    static DnsSockets open(int port, FailoverZone zone) throws IOException {
        ServerSocket tcp = new ServerSocket();
        try {
            tcp.setReuseAddress(true);
            tcp.bind(new InetSocketAddress(Loopback.shared(), port));
            DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), Loopback.shared());
            DnsSockets sockets = new DnsSockets(udp, tcp, zone);
            Thread.ofPlatform().daemon().name("dns udp").start(sockets::serveDatagrams);
            Thread.ofVirtual().name("dns tcp").start(sockets::acceptAll);
            return sockets;
        } catch (IOException e) {
            tcp.close();
            throw e;
        }
    }

    int port() {
        return tcp.getLocalPort();
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException _) {
            // As closed as it gets.
        }
    }

    private void serveDatagrams() {
        byte[] buffer = new byte[LARGEST_DATAGRAM];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] answer = answer(Arrays.copyOf(buffer, packet.getLength()));
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException _) {
                // Closed, or not a DNS message: the sender gets no answer.
            }
        }
    }

    private void acceptAll() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                Thread.ofVirtual().name("dns tcp client").start(() -> serve(client));
            } catch (IOException _) {
                // Closed, or the client has gone already.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(IDLE_MILLIS);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                byte[] answer = answer(query);
                byte[] framed = new byte[answer.length + 2];
                framed[0] = (byte) (answer.length >>> 8);
                framed[1] = (byte) answer.length;
                System.arraycopy(answer, 0, framed, 2, answer.length);
                out.write(framed);
            }
        } catch (IOException _) {
            // The client has gone, or was idle for too long.
        }
    }

    private byte[] answer(byte[] query) throws IOException {
        return zone.answer(new Message(query)).toWire();
    }
}
