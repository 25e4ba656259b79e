package dev.holdfast.local.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class FailoverDnsTest {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String PRIMARY = "127.0.1.1";
    private static final String SECONDARY = "127.0.2.1";
    private static final HealthCheckPolicy QUICK =
            new HealthCheckPolicy(
                    "/health/routing", Duration.ofMillis(20), Duration.ofMillis(200), 2);

    private final int port = Loopback.freePort(Loopback.regions());
    private HealthEndpoint first;
    private HealthEndpoint second;
    private FailoverDns dns;

    @BeforeEach
    void start() throws IOException {
        first = new HealthEndpoint(LocalRegion.US_EAST_1.address(), port, 200);
        second = new HealthEndpoint(LocalRegion.US_EAST_2.address(), port, 503);
        dns =
                FailoverDns.start(
                        new DnsSettings(0, Duration.ofSeconds(1), QUICK),
                        new InetSocketAddress(LocalRegion.US_EAST_1.address(), port),
                        new InetSocketAddress(LocalRegion.US_EAST_2.address(), port));
    }

    @AfterEach
    void stop() {
        dns.close();
        first.close();
        second.close();
    }

    @Test
    void the_healthy_primary_is_answered_with_the_time_to_live() throws IOException {
        second.awaitChecks(3);

        Message answer = ask("api.holdfast.test.", Type.A, false);

        Record record = answer.getSection(Section.ANSWER).getFirst();
        assertThat(record.rdataToString()).isEqualTo(PRIMARY);
        assertThat(record.getTTL()).isEqualTo(1);
        assertThat(answer.getHeader().getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void the_answer_moves_to_the_secondary_and_home_again() {
        first.answer(503);
        second.answer(200);
        awaitAnswer(SECONDARY);

        first.answer(200);
        second.answer(503);
        awaitAnswer(PRIMARY);
    }

    @Test
    void a_primary_that_does_not_answer_in_time_is_unhealthy() {
        second.answer(200);
        first.hang();

        awaitAnswer(SECONDARY);
    }

    @Test
    void a_primary_that_refuses_connections_is_unhealthy() {
        second.answer(200);
        first.close();

        awaitAnswer(SECONDARY);
    }

    @Test
    void the_primary_is_answered_when_both_are_down() {
        second.answer(200);
        first.answer(503);
        awaitAnswer(SECONDARY);

        second.answer(503);

        awaitAnswer(PRIMARY);
    }

    @Test
    void tcp_answers_like_udp() throws IOException {
        assertThat(addresses(ask("api.holdfast.test.", Type.A, true))).containsExactly(PRIMARY);
    }

    @Test
    void a_name_that_does_not_exist_gets_nxdomain_and_the_authority() throws IOException {
        Message answer = ask("www.holdfast.test.", Type.A, false);

        assertThat(answer.getHeader().getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(answer.getSection(Section.AUTHORITY).getFirst().getType()).isEqualTo(Type.SOA);
    }

    @Test
    void a_type_that_the_name_does_not_have_gets_an_empty_answer() throws IOException {
        Message answer = ask("api.holdfast.test.", Type.AAAA, false);

        assertThat(answer.getHeader().getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
        assertThat(answer.getSection(Section.AUTHORITY).getFirst().getType()).isEqualTo(Type.SOA);
    }

    @Test
    void names_of_other_zones_are_refused() throws IOException {
        Message answer = ask("example.org.", Type.A, false);

        assertThat(answer.getHeader().getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void a_port_that_is_taken_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, Loopback.shared())) {
            DnsSettings settings =
                    new DnsSettings(taken.getLocalPort(), Duration.ofSeconds(1), QUICK);
            InetSocketAddress anywhere = new InetSocketAddress(Loopback.shared(), 1);

            assertThatThrownBy(() -> FailoverDns.start(settings, anywhere, anywhere))
                    .isInstanceOf(EnvironmentFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    private void awaitAnswer(String address) {
        Deadline.in(BOUND).await("DNS to answer " + address, () -> answers(address));
    }

    private boolean answers(String address) {
        try {
            return addresses(ask("api.holdfast.test.", Type.A, false)).equals(List.of(address));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> addresses(Message answer) {
        return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
    }

    private Message ask(String name, int type, boolean tcp) throws IOException {
        SimpleResolver resolver = new SimpleResolver(dns.address());
        resolver.setTCP(tcp);
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver.send(
                Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN)));
    }
}
