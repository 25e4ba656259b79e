package dev.holdfast.tracing;

import static dev.holdfast.ledger.Samples.EUR;
import static dev.holdfast.ledger.Samples.account;
import static dev.holdfast.ledger.Samples.decided;
import static dev.holdfast.ledger.Samples.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderLine;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.TestPace;
import dev.holdfast.region.Regions;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Traces of what many callers share, and of what many processes work on.
class TracesTest {

    private static final RowId ROW = new RowId(new UUID(1, 2));
    private static final Duration TOOK = Duration.ofMillis(3);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<SpanData> spans = new ArrayList<>();
    private final RegionState state = new RegionState(Regions.EAST);
    private final OpenTelemetrySdk telemetry = telemetry(Sampler.parentBased(Sampler.alwaysOn()));
    private final Tracer requests = telemetry.getTracer("requests");
    private final TraceCommands trace =
            new TraceCommands(new Spans(telemetry, state, new TestPace()), state);

    TracesTest() {
        state.activate(Regions.epoch(7));
    }

    private OpenTelemetrySdk telemetry(Sampler sampler) {
        SpanExporter kept =
                new SpanExporter() {
                    @Override
                    public CompletableResultCode export(Collection<SpanData> ended) {
                        spans.addAll(ended);
                        return CompletableResultCode.ofSuccess();
                    }

                    @Override
                    public CompletableResultCode flush() {
                        return CompletableResultCode.ofSuccess();
                    }

                    @Override
                    public CompletableResultCode shutdown() {
                        return CompletableResultCode.ofSuccess();
                    }
                };
        return OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder()
                                .setSampler(sampler)
                                .addSpanProcessor(SimpleSpanProcessor.create(kept))
                                .build())
                .build();
    }

    private static Decision posted(Command command) {
        return decided(command, new Outcome.Posted(account("alice"), account("bob"), 7, EUR));
    }

    private TraceOrders orders(double share) {
        return new TraceOrders(new Spans(telemetry, state, new TestPace()), share);
    }

    private static OrderRecord validated(String id) {
        Order order =
                new Order(
                        new OrderId(id),
                        account("alice"),
                        account("bob"),
                        EUR,
                        7,
                        List.of(new OrderLine("tea", 1, 7)));
        return OrderRecord.placed(order, NOON).then(new OrderEvent.Validated(NOON.plusMillis(20)));
    }

    @Test
    void the_one_batch_is_in_the_trace_of_each_of_its_callers() {
        Span one = requests.spanBuilder("one").startSpan();
        Span other = requests.spanBuilder("other").startSpan();
        Command first = transfer("1", "alice", "bob", 7);
        Command second = transfer("2", "alice", "bob", 7);
        trace.asked(List.of(first), Context.root().with(one));
        trace.asked(List.of(second), Context.root().with(other));

        trace.committed(List.of(posted(first), posted(second)), ROW, TOOK);

        assertThat(spans)
                .extracting(SpanData::getName, SpanData::getTraceId, SpanData::getParentSpanId)
                .containsExactlyInAnyOrder(
                        tuple(
                                "ledger commit",
                                one.getSpanContext().getTraceId(),
                                one.getSpanContext().getSpanId()),
                        tuple(
                                "ledger commit",
                                other.getSpanContext().getTraceId(),
                                other.getSpanContext().getSpanId()));
        assertThat(spans)
                .allSatisfy(span -> {
                    assertThat(span.getEndEpochNanos() - span.getStartEpochNanos())
                            .isEqualTo(TOOK.toNanos());
                    assertThat(span.getAttributes().get(AttributeKey.longKey("holdfast.epoch")))
                            .isEqualTo(7);
                });
    }

    @Test
    void a_bulk_is_one_caller() {
        Span caller = requests.spanBuilder("bulk").startSpan();
        List<Command> bulk =
                IntStream.range(0, 10)
                        .<Command>mapToObj(i -> transfer("k" + i, "alice", "bob", 7))
                        .toList();
        trace.asked(bulk, Context.root().with(caller));

        trace.committed(bulk.stream().map(TracesTest::posted).toList(), ROW, TOOK);

        assertThat(spans).hasSize(1);
    }

    @Test
    void whoever_was_answered_or_is_not_sampled_has_no_further_spans() {
        Command answered = transfer("1", "alice", "bob", 7);
        Command unsampled = transfer("2", "alice", "bob", 7);
        Span caller = requests.spanBuilder("caller").startSpan();
        trace.asked(List.of(answered), Context.root().with(caller));
        trace.answered(List.of(answered));
        trace.asked(List.of(unsampled), Context.root());

        trace.committed(List.of(posted(answered), posted(unsampled)), ROW, TOOK);

        assertThat(spans).isEmpty();
    }

    @Test
    void an_order_has_one_trace_wherever_it_is_worked_on() {
        orders(1).reached(validated("o1"));
        String trace = TraceOrders.traceOf(new OrderId("o1"));

        assertThat(spans).hasSize(1);
        assertThat(spans.getFirst().getTraceId()).isEqualTo(trace).hasSize(32);
        assertThat(spans.getFirst().getName()).isEqualTo("order VALIDATED");
        assertThat(spans.getFirst().getEndEpochNanos() - spans.getFirst().getStartEpochNanos())
                .isEqualTo(Duration.ofMillis(20).toNanos());
        assertThat(TraceOrders.traceOf(new OrderId("o2"))).isNotEqualTo(trace);
    }

    @Test
    void of_all_orders_the_share_is_traced_that_was_asked_for_and_always_the_same() {
        TraceOrders some = orders(0.25);
        long traced =
                IntStream.range(0, 4_000)
                        .mapToObj(i -> new OrderId("o" + i))
                        .filter(id -> isTraced(some, id))
                        .count();

        assertThat(traced).isBetween(850L, 1_150L);
        assertThat(isTraced(orders(0), new OrderId("o1"))).isFalse();
        assertThat(isTraced(orders(1), new OrderId("o1"))).isTrue();
    }

    private static boolean isTraced(TraceOrders orders, OrderId id) {
        return Span.fromContext(orders.contextOf(id)).getSpanContext().isSampled();
    }
}
