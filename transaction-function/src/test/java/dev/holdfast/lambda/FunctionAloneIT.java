package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lambda.FunctionBesideService.Answer;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.Signal;
import dev.holdfast.local.process.Signals;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The function where no service helps it, and where it was frozen while the world went on.
class FunctionAloneIT {

    private static final LocalRegion EAST = LocalRegion.US_EAST_1;
    private static final LocalRegion WEST = LocalRegion.US_EAST_2;
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir private Path directory;

    private FunctionBesideService here;
    private Paid paid;

    @BeforeEach
    void start() {
        here = FunctionBesideService.start(directory, EAST, Duration.ofSeconds(5));
        paid = Paid.through(here.regions(), EAST);
    }

    @AfterEach
    void stop() {
        here.close();
    }

    private Answer pay(String key) {
        return here.api("POST", "/v1/transactions", key, paid.transfer());
    }

    private void withoutServices() {
        here.regions().killService(WEST);
        here.regions().killService(EAST);
    }

    @Test
    void a_payment_is_in_the_journal_when_it_is_acknowledged() throws Exception {
        withoutServices();

        assertThat(pay("alone").status()).isEqualTo(201);

        assertThat(here.regions().database(EAST).ask("SELECT count(*) FROM outbox")).isEqualTo("0");
        assertThat(pay("alone").status()).isEqualTo(200);
        assertThat(here.balance(paid.payee())).isEqualTo(2 * paid.amount());
    }

    @Test
    @Tag("slow")
    void nothing_is_acknowledged_while_the_journal_cannot_be_reached() {
        withoutServices();
        here.account("warm", 0);
        here.regions().cutJournal(EAST);

        assertThat(pay("cut").status()).isIn(503, 504);

        here.regions().restoreJournal(EAST);
        assertThat(pay("cut").status()).isIn(200, 201);
        assertThat(here.balance(paid.payee())).isEqualTo(2 * paid.amount());
    }

    @Test
    @Tag("slow")
    void messages_are_removed_once_their_order_is_recorded_and_poison_ends_with_the_dead_letters() {
        withoutServices();
        QueuePoller poller = new QueuePoller(here.regions().orders(EAST), here.function());
        String order = Events.json(Events.order("queued", paid.payer(), paid.payee(), 5));
        poller.send(order, "poison", order);

        Deadline.in(BOUND)
                .await(
                        "the poison to be with the dead letters",
                        () -> {
                            poller.poll();
                            return poller.deadLetters().equals(List.of("poison"));
                        });

        here.awaitStage("queued", "FULFILLED");
        assertThat(here.balance(paid.payee())).isEqualTo(paid.amount() + 5);
    }

    @Test
    void a_function_that_slept_through_a_takeover_acknowledges_nothing_when_it_wakes_up() {
        assertThat(pay("before-sleep").status()).isEqualTo(201);
        Signals.send(Signal.STOP, here.function().handle().pid());
        here.regions().killService(EAST);
        try (ServiceProbe probe = new ServiceProbe()) {
            Deadline.in(BOUND)
                    .await(
                            "the other region to be active",
                            () ->
                                    probe.passes(
                                            here.regions().service(WEST), RegionService.ROUTING));
        }

        Signals.send(Signal.CONT, here.function().handle().pid());
        Answer refused = pay("after-sleep");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.body().path("activeRegion").asText()).isEqualTo("us-east-2");
    }

    @Test
    @Tag("slow")
    void a_function_that_is_killed_and_begins_anew_finds_what_it_did() {
        withoutServices();
        pay("killed");

        here.function().restart();

        assertThat(pay("killed").status()).isEqualTo(200);
        assertThat(here.balance(paid.payee())).isEqualTo(2 * paid.amount());
    }
}
