package dev.holdfast.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.environment.EnvironmentLock;
import dev.holdfast.local.tokens.SigningKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class HoldfastCommandTest {
    @TempDir private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void orders_without_running_regions_say_so() {
        for (String order : new String[] {"status", "heal", "switchover"}) {
            assertThat(run(order, "--dir", directory.toString())).isEqualTo(1);
        }
        assertThat(err.toString()).contains("No regions run here. Start them with ./holdfast up.");
    }

    @Test
    void down_with_nothing_to_stop_is_no_error() {
        assertThat(run("down", "--dir", directory.toString())).isZero();
        assertThat(run("down", "--dir", directory.resolve("nowhere").toString())).isZero();
        assertThat(out.toString()).contains("Nothing runs here.");
    }

    @Test
    void a_drill_that_places_no_orders_says_so_before_anything_starts() {
        assertThat(run("drill", "freeze", "--orders")).isEqualTo(2);
        assertThat(err.toString()).contains("Orders are placed in the drill region-loss only.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--objective rpo=-1| needs a count",
                "--objective rto=60s| this run has none",
                "--fault region-loss| names a drill and a time",
                "--fault earthquake@5s| There is no fault",
                "--fault freeze@soon| is not a duration",
                "--scenario reads --fault freeze@5s| take a --scenario that has some",
                "--fault freeze@5m| when the load of 130 s is over",
                "--model closed --profile spike| no rate that could ramp",
                "--rate 0| --rate is more than 0",
                "--model closed --callers 2001| --callers is from 1 to 2000",
                "--url http://x --fault freeze@5s| for local regions",
                "--url http://x| needs --token-file",
                "--judge .| needs --url",
            })
    void load_that_makes_no_sense_is_refused_before_anything_starts(String options, String why) {
        String[] arguments = ("load --out " + directory + " " + options).split(" ");

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(why);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_second_up_says_so() {
        try (EnvironmentLock first = EnvironmentLock.tryTake(directory).orElseThrow()) {
            assertThat(first).isNotNull();

            assertThat(run("up", "--dir", directory.toString())).isEqualTo(1);
        }
        assertThat(err.toString()).contains("Two regions already run here");
    }

    @Test
    void up_with_a_port_that_is_taken_names_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("up", "--dir", directory.toString(), "--port", port)).isEqualTo(1);

            assertThat(err.toString())
                    .contains("Port " + port + " on 127.0.1.1, wanted for the service");
        }
        assertThat(EnvironmentLock.tryTake(directory)).isPresent();
    }

    @Test
    void impossible_timings_are_refused_before_anything_starts() {
        int exit =
                run(
                        "up",
                        "--dir",
                        directory.toString(),
                        "--heartbeat",
                        "2s",
                        "--takeover-after",
                        "1s");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("A takeover waits for longer than one heartbeat");
    }

    @Test
    void a_token_is_printed_alone() {
        SigningKeys.generate(directory.resolve("issuer"));

        assertThat(run("token", "--dir", directory.toString(), "--role", "read", "--ttl", "5m"))
                .isZero();

        assertThat(out.toString().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    void an_unknown_role_is_named() {
        SigningKeys.generate(directory.resolve("issuer"));

        assertThat(run("token", "--dir", directory.toString(), "--role", "admin")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no role \"admin\"");
    }

    @Test
    void a_token_needs_an_environment() {
        assertThat(run("token", "--dir", directory.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There is no key to sign with yet");
    }

    @Test
    void misspelt_commands_exit_with_two() {
        assertThat(run("upp")).isEqualTo(2);
        assertThat(run("up", "--ttl", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("\"soon\" is not a duration");
    }

    @Test
    void durations_are_read_as_people_write_them() {
        assertThat(Durations.parse("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(Durations.parse("2s")).isEqualTo(Duration.ofSeconds(2));
        assertThat(Durations.parse("3m")).isEqualTo(Duration.ofMinutes(3));
        assertThat(Durations.parse("4h")).isEqualTo(Duration.ofHours(4));
        assertThat(Durations.parse("5d")).isEqualTo(Duration.ofDays(5));
    }

    private int run(String... arguments) {
        CommandLine command = HoldfastCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
