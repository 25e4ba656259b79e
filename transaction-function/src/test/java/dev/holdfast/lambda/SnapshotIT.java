package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.holdfast.lambda.FunctionBesideService.Answer;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.Packaging;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The function around a snapshot of SnapStart's: whoever wants to know of it is told, as AWS's
/// runtime does it, in the process itself and with real parts around it. The services are lost, so
/// that all sessions of the database are the function's.
class SnapshotIT {

    private static final LocalRegion HERE = LocalRegion.US_EAST_1;
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static final String SESSIONS =
            "SELECT coalesce(string_agg(pid::text, ','), '') FROM pg_stat_activity WHERE"
                    + " datname = current_database() AND backend_type = 'client backend' AND pid <>"
                    + " pg_backend_pid()";

    @TempDir private Path directory;

    @Test
    void no_copy_of_a_snapshot_comes_with_a_connection_and_each_pays_on_new_ones() {
        assumeThat(Packaging.chosen()).as("SnapStart is for JVMs").isNotEqualTo(Packaging.NATIVE);
        try (FunctionBesideService here =
                FunctionBesideService.start(directory, HERE, Duration.ofMinutes(2))) {
            Paid paid = Paid.through(here.regions(), HERE);
            for (LocalRegion region : LocalRegion.values()) {
                here.regions().killService(region);
            }
            awaitSessions(here, Set.of());
            assertThat(connections(here)).isEmpty();
            assertThat(pay(here, paid, "before").status()).isEqualTo(201);
            Set<String> before = sessions(here);
            assertThat(before).isNotEmpty();

            assertThat(here.function().invoke(LambdaRuntime.SNAPSHOT).error()).isEmpty();

            awaitSessions(here, Set.of());
            assertThat(pay(here, paid, "after").status()).isEqualTo(201);
            assertThat(sessions(here)).isNotEmpty().doesNotContainAnyElementsOf(before);
            assertThat(here.balance(paid.payee())).isEqualTo(3 * paid.amount());
        }
    }

    private static Answer pay(FunctionBesideService here, Paid paid, String key) {
        return here.api("POST", "/v1/transactions", key + "-snapshot", paid.transfer());
    }

    private static Set<String> sessions(FunctionBesideService here) {
        try {
            String found = here.regions().database(HERE).ask(SESSIONS);
            return found.isEmpty() ? Set.of() : Set.copyOf(List.of(found.split(",")));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /// Beyond the runtime's own.
    private static List<Integer> connections(FunctionBesideService here) {
        if (!OpenConnections.canBeSeen()) {
            return List.of();
        }
        int runtime = here.function().invocations().getPort();
        return OpenConnections.of(here.function().handle().pid()).stream()
                .filter(port -> port != runtime)
                .toList();
    }

    private static void awaitSessions(FunctionBesideService here, Set<String> expected) {
        Deadline.in(BOUND)
                .await("the sessions to be " + expected, () -> sessions(here).equals(expected));
    }
}
