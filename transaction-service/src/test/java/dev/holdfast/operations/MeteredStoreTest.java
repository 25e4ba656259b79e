package dev.holdfast.operations;

import static dev.holdfast.ledger.Samples.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.AwaitJournal;
import dev.holdfast.processing.Reply;
import dev.holdfast.processing.Result;
import dev.holdfast.processing.SubmitTransactions;
import dev.holdfast.processing.Workshop;
import dev.holdfast.tracing.Spans;
import dev.holdfast.tracing.TraceCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A process that commits while another one relays.
class MeteredStoreTest {

    private final Workshop shop = new Workshop();
    private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final MeteredStore store =
            new MeteredStore(
                    shop.database,
                    shop.pace,
                    figures,
                    new TraceCommands(
                            new Spans(OpenTelemetry.noop(), shop.state, shop.pace), shop.state));
    private final SubmitTransactions transactions =
            new SubmitTransactions(
                    shop.state,
                    new SubmitTransactions.Path(
                            store,
                            shop.loop,
                            new AwaitJournal(store, shop.pace, Workshop.LOOK_EVERY)),
                    new SubmitTransactions.Source(shop.pace, () -> new UUID(0, 1)),
                    Workshop.BOUNDS);

    private double outboxRows() {
        return figures.get("holdfast.outbox.rows").gauge().value();
    }

    @Test
    void the_wait_for_the_journal_is_measured_though_another_process_moved_the_row() {
        Result<List<Reply>> reply = Result.of(transactions.submit(List.of(open("alice", 100))));
        shop.step();
        assertThat(figures.get("holdfast.relay.lag").timer().count()).isZero();

        shop.pace.pass(Workshop.LOOK_EVERY);

        assertThat(reply.item()).singleElement().isInstanceOf(Reply.Acknowledged.class);
        assertThat(figures.get("holdfast.relay.lag").timer().count()).isEqualTo(1);
        assertThat(figures.get("holdfast.relay.lag").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(Workshop.LOOK_EVERY.toMillis());
    }

    @Test
    void the_outbox_is_what_was_seen_lately_and_unknown_otherwise() {
        assertThat(outboxRows()).isNaN();
        transactions.submit(List.of(open("alice", 100))).subscribe().with(replies -> {});

        Result.of(store.snapshot(1)).item();
        assertThat(outboxRows()).isEqualTo(1);
        shop.step();
        Result.of(store.snapshot(1)).item();
        assertThat(outboxRows()).isZero();

        shop.pace.pass(Duration.ofSeconds(11));
        assertThat(outboxRows()).isNaN();
    }
}
