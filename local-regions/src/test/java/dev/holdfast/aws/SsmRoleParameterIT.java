package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static dev.holdfast.aws.Entries.EAST;
import static dev.holdfast.aws.Entries.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.parameters.ParameterServer;
import dev.holdfast.local.standin.AwsJsonServer;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.RoleHint;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

class SsmRoleParameterIT {

    private static final String JSON = "application/x-amz-json-1.1";

    private AwsJsonServer server;
    private SsmAsyncClient client;
    private SsmRoleParameter parameter;

    @BeforeEach
    void startServer(@TempDir Path folder) throws IOException {
        int port = Loopback.freePort(List.of(Loopback.shared()));
        server =
                ParameterServer.start(
                        new InetSocketAddress(Loopback.shared(), port),
                        "us-east-1",
                        folder.resolve("parameters.json"));
        client = Clients.parameters(URI.create("http://127.0.0.1:" + port));
        parameter = new SsmRoleParameter(client, "/holdfast/test", PATIENT);
    }

    @AfterEach
    void stopServer() {
        client.close();
        server.close();
    }

    @Test
    void withoutParametersThereIsNoHintAndAutomaticTakeoverIsAllowed() {
        assertThat(hint()).isEmpty();
        assertThat(automatic()).isTrue();
    }

    @Test
    void aPublishedHintIsReadBackAndPeopleCanReadItToo() {
        publish(EAST, 3);

        assertThat(hint()).contains(new RoleHint(EAST, new Epoch(3)));
        assertThat(stored("/holdfast/test/role"))
                .isEqualTo("{\"active\":\"us-east-1\",\"epoch\":3}");
    }

    @Test
    void aLaterEpochAndAnotherRegionInTheSameEpochReplaceAHint() {
        publish(EAST, 3);
        publish(WEST, 3);
        assertThat(hint()).contains(new RoleHint(WEST, new Epoch(3)));

        publish(EAST, 4);
        assertThat(hint()).contains(new RoleHint(EAST, new Epoch(4)));
    }

    @Test
    void anEarlierEpochNeverReplacesAHint() {
        publish(WEST, 4);
        publish(EAST, 3);

        assertThat(hint()).contains(new RoleHint(WEST, new Epoch(4)));
    }

    @Test
    void whatIsKnownAlreadyIsNotWrittenAgain() {
        publish(WEST, 4);
        publish(WEST, 4);

        assertThat(client.getParameter(get -> get.name("/holdfast/test/role")).join())
                .extracting(answer -> answer.parameter().version())
                .isEqualTo(1L);
    }

    @Test
    void automaticTakeoverIsForbiddenAndAllowedAgain() {
        parameter.allowAutomaticTakeover(false).await().atMost(PATIENT);
        assertThat(automatic()).isFalse();
        assertThat(stored("/holdfast/test/automatic-takeover")).isEqualTo("forbidden");

        parameter.allowAutomaticTakeover(true).await().atMost(PATIENT);
        assertThat(automatic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1",
                "{}",
                "{\"active\":\"us-east-1\"}",
                "{\"active\":\"us-east-1\",\"epoch\":\"3\"}",
                "{\"active\":\"us-east-1\",\"epoch\":-1}",
                "{\"active\":\"us-east-1\",\"epoch\":3.5}",
                "{\"active\":\"us-east-1\",\"epoch\":99999999999999999999}",
                "{\"active\":\"US EAST\",\"epoch\":3}",
                "{\"active\":7,\"epoch\":3}",
                "{\"active\":\"us-east-1\",\"epoch\":3} and more",
                "[3]"
            })
    void aMalformedHintIsNamedAndNeverOverwritten(String text) {
        put("/holdfast/test/role", text);

        assertThatThrownBy(this::hint)
                .isInstanceOf(MalformedParameter.class)
                .hasMessageContaining(text);
        assertThatThrownBy(() -> publish(EAST, 9)).isInstanceOf(MalformedParameter.class);
        assertThat(stored("/holdfast/test/role")).isEqualTo(text);
    }

    @Test
    void aMalformedPermissionIsNamed() {
        put("/holdfast/test/automatic-takeover", "no");

        assertThatThrownBy(this::automatic)
                .isInstanceOf(MalformedParameter.class)
                .hasMessageContaining("'no'");
    }

    @Test
    void malformedAndMissingParametersDoNotOpenTheBreaker() {
        put("/holdfast/test/role", "?");
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(this::hint).isInstanceOf(MalformedParameter.class);
            assertThat(automatic()).isTrue();
        }
    }

    @Test
    void aServerThatIsSilentFailsWithinTheBoundAndIsThenNotAsked() throws IOException {
        try (SilentServer silent = new SilentServer();
                SsmAsyncClient waiting = Clients.parameters(silent.endpoint())) {
            SsmRoleParameter deaf =
                    new SsmRoleParameter(waiting, "/holdfast/test", Duration.ofMillis(200));
            for (int i = 0; i < 4; i++) {
                assertTrouble(deaf.hint(), Trouble.TIMED_OUT);
            }
            assertTrouble(deaf.hint(), Trouble.HELD_BACK);
            assertTrouble(deaf.automaticTakeover(), Trouble.HELD_BACK);
            assertTrouble(deaf.publish(new RoleHint(EAST, Epoch.FIRST)), Trouble.TIMED_OUT);
        }
    }

    @Test
    void aRefusalIsNotTakenForAMissingParameter() throws IOException {
        try (ScriptedServer other = new ScriptedServer();
                SsmAsyncClient refused = Clients.parameters(other.endpoint())) {
            other.answering(400, JSON, "{\"__type\":\"AccessDeniedException\"}");

            assertTrouble(
                    new SsmRoleParameter(refused, "/holdfast/test", PATIENT).hint(),
                    Trouble.REFUSED);
        }
    }

    private static void assertTrouble(Uni<?> call, Trouble trouble) {
        assertThatThrownBy(() -> call.await().atMost(PATIENT))
                .isInstanceOf(ControlUnavailable.class)
                .extracting(failure -> ((ControlUnavailable) failure).trouble())
                .isEqualTo(trouble);
    }

    private Optional<RoleHint> hint() {
        return parameter.hint().await().atMost(PATIENT);
    }

    private boolean automatic() {
        return parameter.automaticTakeover().await().atMost(PATIENT);
    }

    private void publish(RegionName active, long epoch) {
        parameter.publish(new RoleHint(active, new Epoch(epoch))).await().atMost(PATIENT);
    }

    private void put(String name, String value) {
        client.putParameter(put -> put.name(name).value(value).type(ParameterType.STRING)).join();
    }

    private String stored(String name) {
        return client.getParameter(get -> get.name(name)).join().parameter().value();
    }
}
