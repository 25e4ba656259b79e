package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static dev.holdfast.aws.Entries.EAST;
import static dev.holdfast.aws.Entries.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.parameters.Action;
import dev.holdfast.parameters.Content;
import dev.holdfast.parameters.FindActiveRegion;
import dev.holdfast.parameters.ParameterChange;
import dev.holdfast.parameters.ParameterScope;
import dev.holdfast.parameters.ParameterStore;
import dev.holdfast.parameters.ParameterType;
import dev.holdfast.parameters.ReplicateParameters;
import dev.holdfast.parameters.Replication;
import dev.holdfast.processing.Pace;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RoleHint;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

/// Two regions' parameter stores and the real client, as the function in each region has them.
class ReplicateParametersIT {

    private static final String PREFIX = "/holdfast/test";
    private static final String LIMIT = PREFIX + "/limit";
    private static final String JSON = "application/x-amz-json-1.1";

    private ParameterRegion east;
    private ParameterRegion west;
    private ReplicateParameters inEast;
    private ReplicateParameters inWest;

    @BeforeEach
    void startRegions(@TempDir Path folder) throws IOException {
        east = new ParameterRegion(EAST, folder.resolve("east.json"));
        west = new ParameterRegion(WEST, folder.resolve("west.json"));
        inEast = replicate(east, west);
        inWest = replicate(west, east);
        role(east).publish(new RoleHint(EAST, Epoch.FIRST)).await().atMost(PATIENT);
    }

    @AfterEach
    void stopRegions() {
        east.close();
        west.close();
    }

    private static SsmRoleParameter role(ParameterRegion region) {
        return new SsmRoleParameter(region.client(), PREFIX, PATIENT);
    }

    private static ReplicateParameters replicate(ParameterRegion here, ParameterRegion there) {
        return new ReplicateParameters(
                new ParameterScope(PREFIX),
                new ReplicateParameters.Regions(
                        new ReplicateParameters.Place(here.name(), here.parameters()),
                        new ReplicateParameters.Place(there.name(), there.parameters()),
                        new FindActiveRegion(role(here), role(there))),
                new Watch(),
                ReplicateParameters.Bounds.DEFAULT);
    }

    @Test
    void a_parameter_is_made_changed_and_deleted_in_both_regions() {
        east.put(LIMIT, "one");
        assertThat(action(inEast, "Create")).contains(Action.CREATED);
        assertThat(west.value(LIMIT)).contains("one");

        west.put(LIMIT, "two");
        assertThat(action(inWest, "Update")).contains(Action.CHANGED);
        assertThat(east.value(LIMIT)).contains("two");

        east.delete(LIMIT);
        assertThat(action(inEast, "Delete")).contains(Action.DELETED);
        assertThat(west.value(LIMIT)).isEmpty();
    }

    /// Each write of one region's function is an event for the other one's.
    @Test
    void events_do_not_go_round_in_circles() {
        east.put(LIMIT, "one");
        action(inEast, "Create");
        long here = east.version(LIMIT);
        long there = west.version(LIMIT);

        assertThat(action(inWest, "Create")).isEmpty();
        assertThat(action(inEast, "LabelParameterVersion")).isEmpty();
        assertThat(reconcile(inEast).handled()).isEmpty();
        assertThat(reconcile(inWest).handled()).isEmpty();
        assertThat(east.version(LIMIT)).isEqualTo(here);
        assertThat(west.version(LIMIT)).isEqualTo(there);
    }

    @Test
    void a_secret_is_encrypted_with_the_key_of_the_region_that_it_is_in() {
        west.putSecret(LIMIT, "hush");

        action(inWest, "Create");

        assertThat(east.value(LIMIT)).contains("hush");
        assertThat(east.encrypted(LIMIT)).isEqualTo("encrypted with alias/us-east-1");
        assertThat(west.encrypted(LIMIT)).isEqualTo("encrypted with alias/us-west-2");
    }

    @Test
    void changed_in_both_regions_at_once_the_active_regions_value_holds_in_both() {
        agreed();
        east.put(LIMIT, "here");
        west.put(LIMIT, "there");

        Uni.combine()
                .all()
                .unis(inEast.changed(change("Update")), inWest.changed(change("Update")))
                .asTuple()
                .await()
                .atMost(PATIENT);

        settles();
        assertThat(east.value(LIMIT)).contains("here");
        assertThat(west.value(LIMIT)).contains("here");
    }

    @Test
    void deleted_in_one_region_and_changed_in_the_other_the_change_holds_in_both() {
        agreed();
        east.delete(LIMIT);
        west.put(LIMIT, "two");
        Uni.combine()
                .all()
                .unis(inEast.changed(change("Delete")), inWest.changed(change("Update")))
                .asTuple()
                .await()
                .atMost(PATIENT);
        settles();
        assertThat(east.value(LIMIT)).contains("two");

        west.delete(LIMIT);
        east.put(LIMIT, "three");
        reconcile(inWest);
        settles();
        assertThat(west.value(LIMIT)).contains("three");
    }

    @Test
    void a_takeover_changes_whose_value_holds() {
        agreed();
        east.put(LIMIT, "here");
        west.put(LIMIT, "there");
        role(west).publish(new RoleHint(WEST, new Epoch(2))).await().atMost(PATIENT);

        reconcile(inEast);

        assertThat(east.value(LIMIT)).contains("there");
    }

    @Test
    void more_parameters_than_a_page_holds_are_all_compared() {
        IntStream.range(0, 25).forEach(i -> east.put(PREFIX + "/p" + i, "v" + i));
        east.put("/elsewhere/p", "not ours");
        east.put(PREFIX + "/site/bus", "mine");

        assertThat(reconcile(inEast).handled()).hasSize(25);
        assertThat(west.value(PREFIX + "/p24")).contains("v24");
        assertThat(west.value("/elsewhere/p")).isEmpty();
        assertThat(west.value(PREFIX + "/site/bus")).isEmpty();
        assertThat(west.value(PREFIX + "/role")).isEmpty();
        settles();
    }

    /// The process ends after each of its writes in turn; the next one has to cope.
    @Test
    void cut_between_any_two_writes_the_next_run_ends_in_the_same_place() {
        for (int writes = 0; writes < 4; writes++) {
            agreed();
            west.put(LIMIT, "round " + writes);
            ParameterCuts cuts = new ParameterCuts(writes);
            ReplicateParameters cut =
                    new ReplicateParameters(
                            new ParameterScope(PREFIX),
                            new ReplicateParameters.Regions(
                                    new ReplicateParameters.Place(
                                            EAST, cuts.before(east.parameters())),
                                    new ReplicateParameters.Place(
                                            WEST, cuts.before(west.parameters())),
                                    new FindActiveRegion(role(east), role(west))),
                            new Watch(),
                            ReplicateParameters.Bounds.DEFAULT);
            cut.reconcile().await().atMost(PATIENT);

            reconcile(inEast);

            assertThat(east.value(LIMIT)).contains("round " + writes);
            settles();
        }
    }

    @Test
    void a_throttled_request_goes_out_again() throws IOException {
        try (ScriptedServer busy = new ScriptedServer();
                SsmAsyncClient client = Clients.parameters(busy.endpoint())) {
            busy.answering(400, JSON, "{\"__type\":\"ThrottlingException\"}");
            busy.answering(400, JSON, "{\"__type\":\"TooManyUpdates\"}");
            busy.answering(200, JSON, "{\"Version\":7}");

            ParameterStore parameters = new SsmParameters(client, Optional.empty(), PATIENT);

            assertThat(
                            parameters
                                    .change(LIMIT, new Content(ParameterType.TEXT, "x"))
                                    .await()
                                    .atMost(PATIENT))
                    .isEqualTo(7);
            assertThat(busy.requests()).hasSize(3);
        }
    }

    @Test
    void throttling_that_does_not_end_is_a_failure() throws IOException {
        try (ScriptedServer busy = new ScriptedServer();
                SsmAsyncClient client = Clients.parameters(busy.endpoint())) {
            for (int i = 0; i < 9; i++) {
                busy.answering(400, JSON, "{\"__type\":\"ThrottlingException\"}");
            }
            Uni<?> find = new SsmParameters(client, Optional.empty(), PATIENT).find(LIMIT);

            assertThatThrownBy(() -> find.await().atMost(PATIENT))
                    .isInstanceOf(ControlUnavailable.class)
                    .hasMessageContaining("asks for fewer requests");
            assertThat(busy.requests()).hasSize(5);
        }
    }

    @Test
    void a_region_that_is_silent_fails_the_run_within_the_bound() throws IOException {
        east.put(LIMIT, "one");
        try (SilentServer silent = new SilentServer();
                SsmAsyncClient waiting = Clients.parameters(silent.endpoint())) {
            ParameterStore deaf =
                    new SsmParameters(waiting, Optional.empty(), Duration.ofMillis(200));

            assertThatThrownBy(() -> deaf.all(PREFIX).await().atMost(PATIENT))
                    .isInstanceOf(ControlUnavailable.class)
                    .hasMessageContaining("did not answer in time");
        }
    }

    private void agreed() {
        east.put(LIMIT, "one");
        reconcile(inEast);
        assertThat(west.value(LIMIT)).isEqualTo(east.value(LIMIT));
    }

    /// Nothing is left to do, in either region, after at most one more run.
    private void settles() {
        reconcile(inEast);
        assertThat(reconcile(inEast).handled()).isEmpty();
        assertThat(reconcile(inWest).handled()).isEmpty();
    }

    private static ParameterChange change(String operation) {
        return new ParameterChange(LIMIT, operation);
    }

    private static Optional<Action> action(ReplicateParameters where, String operation) {
        Replication done = where.changed(change(operation)).await().atMost(PATIENT);
        return ((Replication.One) done).handled().action();
    }

    private static Replication.All reconcile(ReplicateParameters where) {
        Replication.All run = where.reconcile().await().atMost(PATIENT);
        List<String> failures =
                run.handled().stream().flatMap(handled -> handled.failure().stream()).toList();
        assertThat(failures).isEmpty();
        return run;
    }

    /// Time as it passes.
    private static final class Watch implements Pace {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Uni<Void> after(Duration delay) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(delay);
        }
    }
}
