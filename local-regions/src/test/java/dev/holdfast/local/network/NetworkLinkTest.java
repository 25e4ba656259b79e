package dev.holdfast.local.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.process.Deadline;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkLinkTest {
    private static final int BOUND_MILLIS = 5_000;

    private ServerSocket echo;
    private NetworkLink link;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 16, Loopback.shared());
        Thread.ofVirtual().start(this::serve);
        link =
                NetworkLink.to(
                        "echo", new InetSocketAddress(Loopback.shared(), echo.getLocalPort()));
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        echo.close();
    }

    @Test
    void an_open_link_carries_both_directions() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.exchange(7)).isEqualTo(7);
            assertThat(client.exchange(8)).isEqualTo(8);
        }
    }

    @Test
    void a_cut_resets_what_is_connected_and_refuses_what_comes_later() throws IOException {
        try (Client before = new Client()) {
            before.exchange(1);
            link.cut();

            assertThatThrownBy(() -> before.exchange(2)).isInstanceOf(IOException.class);
            assertThatThrownBy(
                            () -> {
                                try (Client later = new Client()) {
                                    later.exchange(3);
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_restored_link_carries_new_connections() throws IOException {
        link.cut();
        link.restore();

        try (Client client = new Client()) {
            assertThat(client.exchange(4)).isEqualTo(4);
        }
    }

    @Test
    void a_black_hole_says_nothing_and_goes_on_where_it_was() throws IOException {
        try (Client client = new Client()) {
            client.exchange(1);
            link.blackHole();
            client.send(5);
            assertThatThrownBy(() -> client.receive(200))
                    .isInstanceOf(SocketTimeoutException.class);

            link.restore();

            assertThat(client.receive(BOUND_MILLIS)).isEqualTo(5);
        }
    }

    @Test
    void a_slow_link_delays_each_direction() throws IOException {
        link.slow(Duration.ofMillis(60));
        try (Client client = new Client()) {
            long started = System.nanoTime();
            client.exchange(6);

            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }

    @Test
    void a_link_to_nowhere_resets_its_clients() throws IOException {
        echo.close();

        assertThatThrownBy(
                        () -> {
                            try (Client client = new Client()) {
                                client.exchange(1);
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_closed_link_gives_its_port_back() {
        link.close();

        Deadline.in(Duration.ofSeconds(5))
                .await(
                        "the port to be free",
                        () -> Loopback.isFree(link.port(), List.of(Loopback.shared())));
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException _) {
            // The link was cut.
        }
    }

    private final class Client implements AutoCloseable {
        private final Socket socket = new Socket();

        Client() throws IOException {
            socket.connect(new InetSocketAddress(link.host(), link.port()), BOUND_MILLIS);
        }

        int exchange(int value) throws IOException {
            send(value);
            return receive(BOUND_MILLIS);
        }

        void send(int value) throws IOException {
            new DataOutputStream(socket.getOutputStream()).writeInt(value);
        }

        int receive(int millis) throws IOException {
            socket.setSoTimeout(millis);
            return new DataInputStream(socket.getInputStream()).readInt();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
