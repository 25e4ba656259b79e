package dev.holdfast.local.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.network.AwsClients;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.standin.AwsJsonServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.HierarchyTypeMismatchException;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.SsmException;

class ParameterServerTest {
    @TempDir private Path directory;

    private final int port = Loopback.freePort(List.of(Loopback.shared()));
    private AwsJsonServer server;
    private SsmClient client;

    @BeforeEach
    void start() throws IOException {
        server = startServer();
        client = AwsClients.blocking(SsmClient.builder(), URI.create("http://127.0.0.1:" + port));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void what_was_put_is_got_with_its_version_and_name() {
        assertThat(put("/holdfast/role", "one", true)).isEqualTo(1);
        assertThat(put("/holdfast/role", "two", true)).isEqualTo(2);

        Parameter parameter = get("/holdfast/role");
        assertThat(parameter.value()).isEqualTo("two");
        assertThat(parameter.version()).isEqualTo(2);
        assertThat(parameter.type()).isEqualTo(ParameterType.STRING);
        assertThat(parameter.arn())
                .isEqualTo("arn:aws:ssm:us-east-1:000000000000:parameter/holdfast/role");
        assertThat(parameter.lastModifiedDate()).isNotNull();
    }

    @Test
    void a_missing_parameter_is_not_found() {
        assertThatThrownBy(() -> get("/nowhere")).isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(() -> client.deleteParameter(r -> r.name("/nowhere")))
                .isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void an_existing_parameter_is_not_changed_unless_asked_to() {
        put("/a", "one", false);

        assertThatThrownBy(() -> put("/a", "two", false))
                .isInstanceOf(ParameterAlreadyExistsException.class);
        assertThat(get("/a").value()).isEqualTo("one");
    }

    @Test
    void a_version_can_be_asked_for() {
        put("/a", "one", false);

        assertThat(get("/a:1").value()).isEqualTo("one");
        assertThatThrownBy(() -> get("/a:2")).isInstanceOf(ParameterVersionNotFoundException.class);
    }

    @Test
    void several_are_got_at_once_and_the_missing_ones_named() {
        put("/a", "one", false);

        GetParametersResponse answer = client.getParameters(r -> r.names("/a", "/b"));

        assertThat(answer.parameters()).extracting(Parameter::value).containsExactly("one");
        assertThat(answer.invalidParameters()).containsExactly("/b");
    }

    @Test
    void a_path_is_read_page_by_page() {
        IntStream.range(0, 23).forEach(i -> put("/deep/p%02d".formatted(i), "v" + i, false));
        put("/deep/er/p", "nested", false);
        put("/deeper", "elsewhere", false);

        assertThat(
                        client.getParametersByPathPaginator(r -> r.path("/deep")).stream()
                                .flatMap(page -> page.parameters().stream()))
                .hasSize(23);
        assertThat(
                        client
                                .getParametersByPathPaginator(r -> r.path("/deep").recursive(true))
                                .stream()
                                .flatMap(page -> page.parameters().stream()))
                .hasSize(24);
    }

    @Test
    void a_deleted_parameter_is_gone() {
        put("/a", "one", false);
        client.deleteParameter(r -> r.name("/a"));

        assertThatThrownBy(() -> get("/a")).isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void parameters_survive_a_restart() throws IOException {
        put("/a", "one", false);
        server.close();
        server = startServer();

        assertThat(get("/a").value()).isEqualTo("one");
        assertThat(put("/a", "two", true)).isEqualTo(2);
    }

    @Test
    void invalid_requests_are_refused_with_the_reason() {
        assertThatThrownBy(() -> put("/no spaces", "x", false))
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("Name may hold");
        assertThatThrownBy(() -> put("/long", "x".repeat(4_097), false))
                .hasMessageContaining("4096");
        assertThatThrownBy(() -> client.putParameter(r -> r.name("/untyped").value("x")))
                .hasMessageContaining("Type");
        assertThatThrownBy(() -> client.getParametersByPath(r -> r.path("relative")))
                .hasMessageContaining("begin with '/'");
    }

    @Test
    void a_label_stays_with_its_version_until_it_is_moved() {
        put("/a", "one", false);
        put("/b", "one", false);
        label("/a", 1);
        put("/a", "two", true);

        assertThat(get("/a:mine").version()).isEqualTo(1);
        assertThatThrownBy(() -> get("/b:mine"))
                .isInstanceOf(ParameterVersionNotFoundException.class);
        assertThat(labelled()).containsExactly(1L);
        assertThat(get("/a").version()).isEqualTo(2);

        label("/a", 2);
        assertThat(labelled()).containsExactly(2L);
        assertThatThrownBy(() -> label("/a", 3))
                .isInstanceOf(ParameterVersionNotFoundException.class);
        assertThatThrownBy(() -> label("/nowhere", 1))
                .isInstanceOf(ParameterNotFoundException.class);
    }

    private void label(String name, long version) {
        client.labelParameterVersion(r -> r.name(name).parameterVersion(version).labels("mine"));
    }

    private List<Long> labelled() {
        return client
                .getParametersByPath(r ->
                        r.path("/")
                                .parameterFilters(
                                        f -> f.key("Label").option("Equals").values("mine")))
                .parameters()
                .stream()
                .map(Parameter::version)
                .toList();
    }

    @Test
    void a_secure_value_is_shown_only_to_whoever_asks_for_it() {
        client.putParameter(r ->
                r.name("/secret")
                        .value("hush")
                        .type(ParameterType.SECURE_STRING)
                        .keyId("alias/east"));

        assertThat(get("/secret").value()).isEqualTo("encrypted with alias/east");
        assertThat(client.getParameter(r -> r.name("/secret").withDecryption(true)))
                .extracting(answer -> answer.parameter().value())
                .isEqualTo("hush");
    }

    @Test
    void a_parameters_type_cannot_be_changed() {
        put("/a", "one", false);

        assertThatThrownBy(() ->
                        client.putParameter(r ->
                                r.name("/a")
                                        .value("two")
                                        .type(ParameterType.SECURE_STRING)
                                        .overwrite(true)))
                .isInstanceOf(HierarchyTypeMismatchException.class);
    }

    @Test
    void other_actions_are_unknown() {
        assertThatThrownBy(() -> client.describeParameters())
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("does not know DescribeParameters");
    }

    private AwsJsonServer startServer() throws IOException {
        return ParameterServer.start(
                new InetSocketAddress(Loopback.shared(), port),
                "us-east-1",
                directory.resolve("parameters.json"));
    }

    private Parameter get(String name) {
        return client.getParameter(r -> r.name(name)).parameter();
    }

    private long put(String name, String value, boolean overwrite) {
        PutParameterRequest request =
                PutParameterRequest.builder()
                        .name(name)
                        .value(value)
                        .type(ParameterType.STRING)
                        .overwrite(overwrite)
                        .build();
        return client.putParameter(request).version();
    }
}
